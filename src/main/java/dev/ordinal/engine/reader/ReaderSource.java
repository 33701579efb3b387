package dev.ordinal.engine.reader;

import java.util.List;

/**
 * A source of readers that are not beans themselves. The engine asks every CDI bean of this type
 * once, when the server starts.
 */
public interface ReaderSource {

    /** The readers, each with a name of its own. */
    List<Reader> readers();
}
