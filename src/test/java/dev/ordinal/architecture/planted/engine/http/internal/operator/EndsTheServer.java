package dev.ordinal.architecture.planted.engine.http.internal.operator;

/** Nobody is told, and nothing is tidied up. */
public class EndsTheServer {

    void now() {
        Runtime.getRuntime().halt(1);
    }
}
