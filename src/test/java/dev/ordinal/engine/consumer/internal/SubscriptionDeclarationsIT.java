package dev.ordinal.engine.consumer.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ordinal.engine.sample.SampleDeployment;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Tests that a changed declaration in code loses no backlog. */
@ArquillianTest
class SubscriptionDeclarationsIT {

    @Inject private SubscriptionDeclarations declarations;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(SubscriptionDeclarationsIT.class, NamedSubscription.class);
    }

    @Test
    void a_subscription_may_be_declared_again_as_it_was() {
        var mails = List.of(new NamedSubscription("test-mails", "counter.#"));
        declarations.declare(mails);
        assertThatCode(() -> declarations.declare(mails)).doesNotThrowAnyException();
    }

    @Test
    void another_pattern_under_the_same_name_is_refused() {
        declarations.declare(List.of(new NamedSubscription("test-changed", "counter.started")));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        declarations.declare(
                                List.of(new NamedSubscription("test-changed", "counter.#"))))
                .withMessageContaining("test-changed had the pattern counter.started")
                .withMessageContaining("another name");
    }

    @Test
    void two_subscriptions_cannot_share_a_name() {
        var twins =
                List.of(
                        new NamedSubscription("test-twin", "counter.#"),
                        new NamedSubscription("test-twin", "counter.#"));
        assertThatIllegalStateException()
                .isThrownBy(() -> declarations.declare(twins))
                .withMessageContaining("test-twin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mails", "counter mails", "a.b", "a::b", "1a"})
    void a_name_must_be_fit_for_a_queue(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        declarations.declare(List.of(new NamedSubscription(name, "counter.#"))))
                .withMessageContaining("not a name of a subscription");
    }
}
