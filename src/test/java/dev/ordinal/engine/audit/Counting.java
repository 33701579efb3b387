package dev.ordinal.engine.audit;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.deadletter.DeadLetterEvent.DeadLetterDiscarded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** A module with an audit stream of its own. */
@ApplicationScoped
class Counting {

    @Produces private static final AuditStream COUNTS = new AuditStream("counts");

    @Inject private Audit audit;

    void count(String what, CommandContext context) {
        audit.record(COUNTS, new DeadLetterDiscarded(what, "counts", null, "test"), context);
    }
}
