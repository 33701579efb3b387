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
                                "No such schema is released",
                                "/schemas lists every event, and /schemas/{name} its versions.")));
    }
}
