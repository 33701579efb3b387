package dev.ordinal.engine.transport.internal;

import java.util.List;

/** Source of the bindings of this server. */
public interface Bindings {

    /** All bindings, whether their consumers run already or not. */
    List<Binding> bindings();
}
