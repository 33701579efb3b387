package dev.ordinal.engine.reader;

import java.util.List;

/** Brings readers that are not beans themselves. */
public interface ReaderSource {

    /** The readers, each with a name of its own. */
    List<Reader> readers();
}
