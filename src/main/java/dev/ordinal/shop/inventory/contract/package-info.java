/** What others may know of stock: commands and events. */
@NullMarked
package dev.ordinal.shop.inventory.contract;

import org.jspecify.annotations.NullMarked;
