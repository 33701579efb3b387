/** Money taken and given back, through a provider that may be slow, silent or away. */
@NullMarked
package dev.ordinal.shop.payment;

import org.jspecify.annotations.NullMarked;
