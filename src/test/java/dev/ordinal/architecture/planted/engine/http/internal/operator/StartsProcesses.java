package dev.ordinal.architecture.planted.engine.http.internal.operator;

/** A process that nobody watches over. */
public class StartsProcesses {

    ProcessBuilder command() {
        return new ProcessBuilder("true");
    }
}
