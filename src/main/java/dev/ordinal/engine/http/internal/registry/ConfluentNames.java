package dev.ordinal.engine.http.internal.registry;

/**
 * Names of subjects with contexts, as Confluent's clients write them: {@code :.context:subject}.
 * All events are in the default context, whose name is a dot.
 */
final class ConfluentNames {

    static final String DEFAULT_CONTEXT = ".";

    /** The prefix of all subjects in all contexts. */
    static final String EVERYWHERE = ":*:";

    private static final String HERE = ":" + DEFAULT_CONTEXT + ":";

    private ConfluentNames() {}

    /** The event of a subject; one of another context is no event. */
    static String event(String subject) {
        return subject.startsWith(HERE) ? subject.substring(HERE.length()) : subject;
    }

    /** The beginning of an event's name; that of another context begins no event. */
    static String prefix(String prefix) {
        return prefix.startsWith(EVERYWHERE)
                ? prefix.substring(EVERYWHERE.length())
                : event(prefix);
    }
}
