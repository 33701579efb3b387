package dev.ordinal.engine.dispatch.internal;

import dev.ordinal.engine.dispatch.CommandEvent.CommandSent;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;

import tools.jackson.databind.node.ObjectNode;

/** Conversion of a command into the form in which it is sent to another module. */
public final class Dispatch {

    private Dispatch() {}

    /**
     * The event that makes the relay send a command. The sender appends it to its own stream.
     *
     * @throws IllegalArgumentException if the command has no {@link CommandType}
     */
    public static CommandSent of(Command command, StreamId sender) {
        var type = command.getClass().getAnnotation(CommandType.class);
        if (type == null) {
            throw new IllegalArgumentException(
                    command.getClass().getName() + " has no @CommandType, so no module handles it");
        }
        return new CommandSent(
                type.module(),
                type.name(),
                command.stream().toString(),
                sender.toString(),
                Json.TOLERANT.<ObjectNode>valueToTree(command));
    }
}
