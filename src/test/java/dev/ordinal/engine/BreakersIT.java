package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.breaker.internal.BreakerStatus;
import dev.ordinal.engine.breaker.internal.BreakerStatus.State;
import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.sample.RemoteService;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OtlpReceiver;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Tests of circuit breakers and of how they are reported. */
@ArquillianTest
class BreakersIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject private Workers workers;
    @Inject private Breakers breakers;
    @Inject private RemoteService remote;

    @Inject
    @ConfigProperty(name = "ordinal.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return OtlpReceiver.exportingFrom(SampleDeployment.with(BreakersIT.class));
    }

    private BreakerStatus breaker(String name) {
        return breakers.all().stream()
                .filter(breaker -> breaker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void open(ThrowingCallable call) {
        remote.goAway();
        for (int i = 0; i < 2; i++) assertThatThrownBy(call).hasMessageContaining("away");
        assertThatThrownBy(call).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void half_open_lets_no_more_through_than_have_to_succeed() {
        open(remote::callInACrowd);
        assertThat(breaker("test-crowd").state()).isEqualTo(State.OPEN);
        var probe = breaker("test-crowd").nextProbe();
        await().atMost(SOON).until(() -> Instant.now().isAfter(probe));
        remote.comeBack();
        var gate = remote.shutGate();
        var prevented = new AtomicInteger();
        var crowd =
                Stream.generate(() -> workers.call(() -> isLetIn(prevented))).limit(10).toList();
        await().atMost(SOON).until(() -> prevented.get() == 7);
        assertThat(remote.inside()).isEqualTo(3);
        assertThat(breaker("test-crowd").state()).isEqualTo(State.HALF_OPEN);
        gate.countDown();
        assertThat(crowd.stream().filter(call -> call.toCompletableFuture().join())).hasSize(3);
        assertThat(breaker("test-crowd").state()).isEqualTo(State.CLOSED);
    }

    private boolean isLetIn(AtomicInteger prevented) {
        try {
            remote.callInACrowd();
            return true;
        } catch (CircuitBreakerOpenException e) {
            prevented.incrementAndGet();
            return false;
        }
    }

    @Test
    void an_open_breaker_shows_and_the_server_stays_ready() throws IOException {
        open(remote::callOne);
        try (var telemetry = OtlpReceiver.start()) {
            var ready = http().get("/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.body()).contains("\"test-single\":\"OPEN since");
            assertThat(http().get("/api/admin/breakers").body())
                    .contains("\"name\":\"test-single\",\"state\":\"open\"");
            await().atMost(SOON).until(() -> state(telemetry, "open") == 1);
            assertThat(state(telemetry, "closed")).isZero();
            assertThat(calls(telemetry, "prevented")).isPositive();
            remote.comeBack();
            await().atMost(SOON).until(this::isBack);
            await().atMost(SOON).until(() -> state(telemetry, "closed") == 1);
            assertThat(state(telemetry, "open")).isZero();
        }
    }

    private boolean isBack() {
        try {
            remote.callOne();
            return true;
        } catch (CircuitBreakerOpenException e) {
            return false;
        }
    }

    private Http http() throws MalformedURLException {
        return Http.at(URI.create("http://localhost:" + port + "/").toURL()).as("olga");
    }

    private static long state(OtlpReceiver telemetry, String state) {
        return telemetry.number(
                "ordinal.breaker.state",
                Map.of("ordinal.breaker.name", "test-single", "ordinal.breaker.state", state));
    }

    private static long calls(OtlpReceiver telemetry, String result) {
        return telemetry.number(
                "ordinal.breaker.calls",
                Map.of("ordinal.breaker.name", "test-single", "ordinal.breaker.result", result));
    }
}
