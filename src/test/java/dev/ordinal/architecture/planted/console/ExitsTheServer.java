package dev.ordinal.architecture.planted.console;

/** The other way to end it. */
public class ExitsTheServer {

    void now() {
        System.exit(1);
    }
}
