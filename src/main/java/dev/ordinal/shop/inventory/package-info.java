/** What is on the shelf, what is promised, and what is sold. */
@NullMarked
package dev.ordinal.shop.inventory;

import org.jspecify.annotations.NullMarked;
