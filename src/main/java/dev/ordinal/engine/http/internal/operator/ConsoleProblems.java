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
                                "The dead letter does not exist",
                                "It may have been replayed or discarded. /api/admin/audit lists who"
                                        + " did what."),
                        new ProblemType(
                                "dead-letter.undeliverable",
                                409,
                                "The dead letter cannot be replayed",
                                "It was not sent as an event, so no subscription can receive it."
                                        + " Read it, then discard it."),
                        new ProblemType(
                                "replay.not-found",
                                404,
                                "The replay does not exist",
                                "Replays are kept for 30 days."),
                        new ProblemType(
                                "person.not-found",
                                404,
                                "The person is unknown",
                                "No person has this name, or the person was erased. Of an erased"
                                        + " person, only the pseudonym is known."),
                        new ProblemType(
                                "saga.not-found",
                                404,
                                "The instance of the saga does not exist",
                                "Check the names. A server shows only the sagas of the modules that"
                                        + " it runs."),
                        new ProblemType(
                                "saga.timer-not-found",
                                404,
                                "The timer does not exist",
                                "It may be over or cancelled. The steps of the saga show it."),
                        new ProblemType(
                                "saga.needs-no-attention",
                                409,
                                "The instance does not need attention",
                                "The saga continues by itself, or has ended."),
                        new ProblemType(
                                "saga.does-not-hear",
                                409,
                                "The saga cannot do this in its present state",
                                "Nothing has changed. Read the instance to see which acts are"
                                        + " possible.")));
    }

    static ProblemException noSaga(String saga, String instance) {
        return ProblemException.of(
                "saga.not-found", "The saga " + saga + " has no instance " + instance);
    }

    static ProblemException noTimer(String name) {
        return ProblemException.of(
                "saga.timer-not-found", "The instance has no running timer " + name);
    }

    static ProblemException noLetter(String id) {
        return ProblemException.of(
                "dead-letter.not-found", "The dead letter " + id + " does not exist");
    }

    static ProblemException noReplay(String id) {
        return ProblemException.of("replay.not-found", "The replay " + id + " does not exist");
    }
}
