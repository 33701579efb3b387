/** A payment provider to try things with: Stripe's Payment Intents, and no money. */
@NullMarked
package dev.ordinal.demo.payment;

import org.jspecify.annotations.NullMarked;
