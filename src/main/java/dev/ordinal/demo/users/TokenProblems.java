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
                                "The username or the password is wrong",
                                "The demo has the users alice, bob, olga and ada. The password of"
                                        + " each is the name.")));
    }
}
