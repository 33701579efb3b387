/** What others may know of stock: commands and events. */
@NullMarked
package dev.ordinal.inventory.contract;

import org.jspecify.annotations.NullMarked;
