package dev.ordinal.demo.users;

import dev.ordinal.engine.http.Roles;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users of the demo. The password of each is the user's name. */
final class DemoUsers {

    private static final Map<String, List<String>> ROLES =
            Map.of(
                    "alice", List.of(Roles.CUSTOMER),
                    "bob", List.of(Roles.CUSTOMER),
                    "olga", List.of(Roles.OPERATOR),
                    "ada", List.of(Roles.ADMIN));

    private DemoUsers() {}

    /** The roles of a user; empty if the user is unknown or the password is wrong. */
    static Optional<List<String>> logIn(String name, String password) {
        return password.equals(name) ? Optional.ofNullable(ROLES.get(name)) : Optional.empty();
    }
}
