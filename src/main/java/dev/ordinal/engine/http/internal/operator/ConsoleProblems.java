package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** Types of problems of the operator API. */
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
                                        + " tells."),
                        new ProblemType(
                                "dead-letter.undeliverable",
                                409,
                                "The letter cannot be delivered",
                                "It was not sent as an event, so no subscription can get it. Look"
                                        + " into it, then discard it."),
                        new ProblemType(
                                "replay.not-found",
                                404,
                                "There is no such replay",
                                "Replays are remembered for 30 days."),
                        new ProblemType(
                                "person.not-found",
                                404,
                                "There is no such person",
                                "Nobody of that name has been here, or they were erased: then only"
                                        + " the pseudonym is still known."),
                        new ProblemType(
                                "saga.not-found",
                                404,
                                "There is no such instance of a saga",
                                "This server shows the sagas of the modules that it runs."),
                        new ProblemType(
                                "saga.timer-not-found",
                                404,
                                "There is no such timer",
                                "It may have rung, or been stopped: the steps of the saga tell."),
                        new ProblemType(
                                "saga.needs-no-attention",
                                409,
                                "Nothing needs attention",
                                "The saga goes on by itself, or has come to its end."),
                        new ProblemType(
                                "saga.does-not-hear",
                                409,
                                "The saga does not take this where it stands",
                                "Nothing has happened. Another of its acts may be of use.")));
    }

    static ProblemException noSaga(String saga, String instance) {
        return ProblemException.of("saga.not-found", "There is no " + instance + " of " + saga);
    }

    static ProblemException noTimer(String name) {
        return ProblemException.of("saga.timer-not-found", "No timer " + name + " is running");
    }

    static ProblemException noLetter(String id) {
        return ProblemException.of("dead-letter.not-found", "There is no dead letter " + id);
    }

    static ProblemException noReplay(String id) {
        return ProblemException.of("replay.not-found", "There is no replay " + id);
    }
}
