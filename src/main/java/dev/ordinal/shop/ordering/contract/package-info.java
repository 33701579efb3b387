/** What others may know of orders: commands and events. */
@NullMarked
package dev.ordinal.shop.ordering.contract;

import org.jspecify.annotations.NullMarked;
