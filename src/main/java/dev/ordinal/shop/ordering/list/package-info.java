/** The orders of a customer, newest first. */
@NullMarked
package dev.ordinal.shop.ordering.list;

import org.jspecify.annotations.NullMarked;
