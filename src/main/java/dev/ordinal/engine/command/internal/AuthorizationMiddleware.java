package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandPolicy;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Forbidden;
import dev.ordinal.engine.message.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Middleware that asks the policies of a command before anything is read or written. */
@ApplicationScoped
class AuthorizationMiddleware implements CommandMiddleware {

    @Inject @Any private Instance<CommandPolicy> policies;

    @Override
    public int order() {
        return AUTHORIZATION;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        boolean permitted = policies.stream().allMatch(policy -> policy.permits(command, context));
        return permitted ? next.handle(command, context) : new Forbidden();
    }
}
