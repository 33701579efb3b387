package dev.ordinal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.Actor;

import org.junit.jupiter.api.Test;

import java.util.Set;

class CallerTest {

    private static final Caller CUSTOMER = new Caller("alice", Set.of(Roles.CUSTOMER));
    private static final Caller OPERATOR = new Caller("olga", Set.of(Roles.OPERATOR));
    private static final Caller ADMIN = new Caller("ada", Set.of(Roles.ADMIN));
    private static final Caller STRANGER = new Caller("eve", Set.of());

    @Test
    void a_customer_sees_what_is_theirs() {
        assertThat(CUSTOMER.maySee("alice")).isTrue();
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
        assertThat(CUSTOMER.actor()).isEqualTo(new Actor("alice", "customer"));
        var several = new Caller("max", Set.of(Roles.CUSTOMER, Roles.OPERATOR));
        assertThat(several.actor()).isEqualTo(new Actor("max", "operator"));
        assertThat(STRANGER.actor()).isEqualTo(new Actor("eve", Actor.UNKNOWN));
    }
}
