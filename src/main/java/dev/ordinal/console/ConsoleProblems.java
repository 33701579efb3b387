package dev.ordinal.console;

import dev.ordinal.web.ProblemType;
import dev.ordinal.web.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** What can go wrong for operators. */
@ApplicationScoped
class ConsoleProblems {

    @Produces
    ProblemTypes console() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                "dead-letter.not-found",
                                404,
                                "There is no such dead letter",
                                "Somebody may have replayed or discarded it: /api/admin/audit"
                                        + " tells.")));
    }
}
