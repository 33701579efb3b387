package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** Types of problems with schemas. */
@ApplicationScoped
class SchemaProblems {

    @Produces
    ProblemTypes schemas() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                "schema.not-found",
                                404,
                                "The schema does not exist",
                                "/schemas lists all events, and /schemas/{name} the versions of one"
                                        + " event.")));
    }
}
