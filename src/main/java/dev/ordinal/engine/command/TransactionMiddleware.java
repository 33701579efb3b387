package dev.ordinal.engine.command;

import dev.ordinal.engine.command.CommandResult.Decided;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Everything that one command writes commits together: events, receipt, and whatever a handler
 * adds.
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
