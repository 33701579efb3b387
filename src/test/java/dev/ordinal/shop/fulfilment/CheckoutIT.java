package dev.ordinal.shop.fulfilment;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.net.URL;

/** Tests of checkouts in one server. */
@ArquillianTest
class CheckoutIT extends Checkouts {

    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @Override
    Shop shop() {
        return Shop.of(Http.at(base), Http.at(base), Http.at(base));
    }
}
