package dev.ordinal.architecture.planted.engine.log;

import dev.ordinal.architecture.planted.engine.http.internal.Prints;

import java.util.List;

/** A type for module authors that hands out what is internal to the engine. */
public class ShowsMachinery {

    public List<Prints> all() {
        return List.of();
    }
}
