/** Money, as every module writes it. */
@NullMarked
package dev.ordinal.shop.money;

import org.jspecify.annotations.NullMarked;
