/** What happens to an order once it is submitted, across stock, payment and ordering. */
@NullMarked
package dev.ordinal.shop.fulfilment;

import org.jspecify.annotations.NullMarked;
