package dev.ordinal.demo.payment;

import jakarta.enterprise.context.ApplicationScoped;

/** Outage of the sandbox on this server, which an operator starts and ends. */
@ApplicationScoped
class SandboxOutage {

    private volatile boolean away;

    boolean isAway() {
        return away;
    }

    void set(boolean isAway) {
        away = isAway;
    }
}
