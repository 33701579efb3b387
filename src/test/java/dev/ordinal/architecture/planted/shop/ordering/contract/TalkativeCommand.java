package dev.ordinal.architecture.planted.shop.ordering.contract;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.StreamId;

/** A command that is no record. */
public class TalkativeCommand implements Command {

    @Override
    public StreamId stream() {
        return new StreamId("order", "1");
    }
}
