package dev.ordinal.engine.audit.internal;

import dev.ordinal.engine.audit.Audit;
import dev.ordinal.engine.audit.AuditStream;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.deadletter.internal.DeadLetterEvent.DeadLetterDiscarded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** Module with an audit stream of its own. */
@ApplicationScoped
public class AuditedModule {

    @Produces private static final AuditStream COUNTS = new AuditStream("counts");

    @Inject private Audit audit;

    public void count(String what, CommandContext context) {
        audit.record(COUNTS, new DeadLetterDiscarded(what, "counts", null, "test"), context);
    }
}
