package dev.ordinal.engine.transport.internal;

import java.util.List;

/** Source of the bindings of this server. */
public interface Bindings {

    /** All of them, whether they receive already or not. */
    List<Binding> bindings();
}
