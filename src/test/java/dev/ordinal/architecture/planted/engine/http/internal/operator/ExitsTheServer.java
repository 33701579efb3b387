package dev.ordinal.architecture.planted.engine.http.internal.operator;

/** The other way to end it. */
public class ExitsTheServer {

    void now() {
        System.exit(1);
    }
}
