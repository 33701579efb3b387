package dev.ordinal.engine.dispatch;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import tools.jackson.databind.node.ObjectNode;

/** What happens to a command that goes to another module. */
public sealed interface CommandEvent extends Event {

    /**
     * It was given to the relay, on the stream of whoever sends it.
     *
     * @param module that is to carry it out
     * @param command its public name
     * @param receiver the stream that it is for
     * @param sender the stream that a refusal is told to
     */
    @EventType(name = CommandSent.NAME, published = false)
    record CommandSent(
            String module, String command, String receiver, String sender, ObjectNode body)
            implements CommandEvent {

        public static final String NAME = "command.sent";
    }

    /**
     * The module refused it, by a rule of its own or because it is no valid one.
     *
     * @param code the stable code of the rule
     * @param detail in words; empty where the code says it all
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
