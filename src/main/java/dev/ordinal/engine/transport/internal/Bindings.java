package dev.ordinal.engine.transport.internal;

import java.util.List;

/** Names the subscriptions of this server. */
public interface Bindings {

    /** All of them, whether they receive already or not. */
    List<Binding> bindings();
}
