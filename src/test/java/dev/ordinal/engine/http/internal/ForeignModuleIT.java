package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.parcels.ParcelsResource;
import com.example.parcels.TrackingClient;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.net.URL;

/** Test that a module is served and described whatever its packages are named. */
@ArquillianTest
class ForeignModuleIT {

    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.configured("ordinal.module.parcels=com.example.parcels")
                .addClasses(ParcelsResource.class, TrackingClient.class);
    }

    @Test
    void its_resources_are_served_and_described_beside_those_of_the_others() {
        var http = Http.at(base);
        assertThat(http.get("/api/parcels").json().path("parcels").asInt(-1)).isZero();
        var api = http.get("/openapi?format=JSON").json();
        assertThat(api.path("paths").propertyNames())
                .contains("/api/parcels", "/api/orders/{id}", "/api/admin/projections");
        assertThat(api.at("/components/schemas").propertyNames()).contains("ParcelCount", "Money");
    }

    @Test
    void its_operations_have_names_and_its_calls_to_others_are_not_described() {
        var paths = Http.at(base).get("/openapi?format=JSON").json().path("paths");
        assertThat(paths.path("/api/parcels").path("get").path("operationId").asString())
                .isEqualTo("ParcelsResource_count");
        assertThat(paths.propertyNames()).noneMatch(path -> path.contains("tracking"));
    }
}
