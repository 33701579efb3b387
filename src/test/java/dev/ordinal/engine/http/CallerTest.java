package dev.ordinal.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.Actor;

import org.junit.jupiter.api.Test;

import java.util.Set;

class CallerTest {

    private static final Caller CUSTOMER = new Caller("0815", "alice", Set.of(Roles.CUSTOMER));
    private static final Caller OPERATOR = new Caller("olga", "olga", Set.of(Roles.OPERATOR));
    private static final Caller ADMIN = new Caller("ada", "ada", Set.of(Roles.ADMIN));
    private static final Caller STRANGER = new Caller("eve", "eve", Set.of());

    @Test
    void a_customer_sees_what_is_theirs() {
        assertThat(CUSTOMER.maySee("0815")).isTrue();
        assertThat(CUSTOMER.maySee("alice")).as("from before there were pseudonyms").isTrue();
        assertThat(CUSTOMER.maySee("bob")).isFalse();
        assertThat(CUSTOMER.maySee(null)).isFalse();
    }

    @Test
    void operators_and_admins_see_everything() {
        assertThat(OPERATOR.maySee("alice")).isTrue();
        assertThat(OPERATOR.maySee(null)).isTrue();
        assertThat(ADMIN.maySee("alice")).isTrue();
    }

    @Test
    void everybody_acts_in_the_role_that_allows_most() {
        assertThat(CUSTOMER.actor()).isEqualTo(new Actor("0815", "customer"));
        var several = new Caller("4711", "max", Set.of(Roles.CUSTOMER, Roles.OPERATOR));
        assertThat(several.actor()).isEqualTo(new Actor("max", "operator"));
        assertThat(STRANGER.actor()).isEqualTo(new Actor("eve", Actor.UNKNOWN));
    }
}
