package dev.ordinal.demo.users;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** Types of problems with requests for tokens. */
@ApplicationScoped
class TokenProblems {

    @Produces
    ProblemTypes tokens() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                "token.wrong-password",
                                401,
                                "There is no such user, or the password is another",
                                "The demo knows alice, bob, olga and ada. Each one's password is"
                                        + " their name.")));
    }
}
