package dev.ordinal.engine.dispatch;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import tools.jackson.databind.node.ObjectNode;

/**
 * The events about a command that goes to another module. The engine writes them; a saga sees
 * {@link CommandRefused}.
 */
public sealed interface CommandEvent extends Event {

    /**
     * A command was sent. It is on the stream of its sender, and the relay takes it from there to
     * the queue of its module.
     *
     * @param module the module that is to carry it out
     * @param command the public name of the command
     * @param receiver the stream that the command is for
     * @param sender the stream of the sender, which a refusal names again
     * @param body the command as JSON
     */
    @EventType(name = CommandSent.NAME, published = false)
    record CommandSent(
            String module, String command, String receiver, String sender, ObjectNode body)
            implements CommandEvent {

        public static final String NAME = "command.sent";
    }

    /**
     * A module refused a command. The saga instance that sent the command receives it in {@link
     * dev.ordinal.engine.saga.Saga#on}; it is also published. A command that was accepted has no
     * such answer: its events are the answer.
     *
     * @param module the module that refused
     * @param command the public name of the command
     * @param receiver the stream that the command was for
     * @param sender the stream of the sender
     * @param code the stable code of the rule; {@code command.invalid} for a command that breaks
     *     Bean Validation, {@code command.forbidden} for one that a policy does not permit
     * @param detail the broken constraints in words; empty where the code says it all
     */
    @EventType(name = "command.refused")
    record CommandRefused(
            String module,
            String command,
            String receiver,
            String sender,
            String code,
            String detail)
            implements CommandEvent {}
}
