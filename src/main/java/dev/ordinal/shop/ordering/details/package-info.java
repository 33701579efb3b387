/** One order, all of it, now or as it was. */
@NullMarked
package dev.ordinal.shop.ordering.details;

import org.jspecify.annotations.NullMarked;
