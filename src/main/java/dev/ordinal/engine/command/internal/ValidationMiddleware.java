package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Invalid;
import dev.ordinal.engine.command.CommandResult.Violation;
import dev.ordinal.engine.message.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

import java.util.Comparator;

/**
 * Middleware for the Bean Validation of commands. It rejects what is invalid in any state, before
 * the state is read.
 */
@ApplicationScoped
class ValidationMiddleware implements CommandMiddleware {

    @Inject private Validator validator;

    @Override
    public int order() {
        return VALIDATION;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        var violations = validator.validate(command);
        if (violations.isEmpty()) return next.handle(command, context);
        return new Invalid(
                violations.stream()
                        .map(v -> new Violation(v.getPropertyPath().toString(), v.getMessage()))
                        .sorted(
                                Comparator.comparing(Violation::path)
                                        .thenComparing(Violation::message))
                        .toList());
    }
}
