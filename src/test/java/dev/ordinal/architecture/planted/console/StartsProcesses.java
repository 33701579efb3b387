package dev.ordinal.architecture.planted.console;

/** A process that nobody watches over. */
public class StartsProcesses {

    ProcessBuilder command() {
        return new ProcessBuilder("true");
    }
}
