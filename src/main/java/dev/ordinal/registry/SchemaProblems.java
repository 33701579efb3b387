package dev.ordinal.registry;

import dev.ordinal.web.ProblemType;
import dev.ordinal.web.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** What can go wrong with schemas. */
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
