package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Decided;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Middleware that runs each command in one transaction: events, receipt, and all that a handler
 * adds commit together.
 */
@ApplicationScoped
class TransactionMiddleware implements CommandMiddleware {

    @Inject private Transactions transactions;

    @Override
    public int order() {
        return TRANSACTION;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        return transactions.callIf(
                () -> next.handle(command, context), result -> result instanceof Decided);
    }
}
