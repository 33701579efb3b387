/** One payment: how it stands, and how it came to that. */
@NullMarked
package dev.ordinal.shop.payment.details;

import org.jspecify.annotations.NullMarked;
