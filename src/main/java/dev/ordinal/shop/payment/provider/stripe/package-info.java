/** Stripe's Payment Intents: what is sent, what the answers mean, how webhooks are signed. */
@NullMarked
package dev.ordinal.shop.payment.provider.stripe;

import org.jspecify.annotations.NullMarked;
