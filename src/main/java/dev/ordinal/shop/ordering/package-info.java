/** Orders: what may be done with one, and its HTTP resources for commands and history. */
@NullMarked
package dev.ordinal.shop.ordering;

import org.jspecify.annotations.NullMarked;
