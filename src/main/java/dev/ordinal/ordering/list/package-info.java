/** The orders of a customer, newest first. */
@NullMarked
package dev.ordinal.ordering.list;

import org.jspecify.annotations.NullMarked;
