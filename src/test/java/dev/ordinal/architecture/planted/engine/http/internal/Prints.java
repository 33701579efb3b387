package dev.ordinal.architecture.planted.engine.http.internal;

/** Something that was left over from debugging. */
public class Prints {

    void print() {
        System.out.println("here");
    }
}
