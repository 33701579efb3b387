/** The events of orders as CloudEvents: one order's past, and a customer's orders live. */
@NullMarked
package dev.ordinal.shop.ordering.history;

import org.jspecify.annotations.NullMarked;
