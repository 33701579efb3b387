package dev.ordinal.shop.fulfilment;

import java.time.Duration;

/** Time-outs of the steps: after its time-out a step counts as failed, or is asked for again. */
record StepTimeouts(Duration stock, Duration payment, Duration order, Duration undo) {}
