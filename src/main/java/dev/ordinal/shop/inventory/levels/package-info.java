/** How much there is of each product. */
@NullMarked
package dev.ordinal.shop.inventory.levels;

import org.jspecify.annotations.NullMarked;
