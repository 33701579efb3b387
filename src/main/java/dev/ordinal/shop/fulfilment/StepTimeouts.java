package dev.ordinal.shop.fulfilment;

import java.time.Duration;

/** How long each step may take before it counts as failed, or is asked for again. */
record StepTimeouts(Duration stock, Duration payment, Duration order, Duration undo) {}
