/** What others may know of payments: commands and events. */
@NullMarked
package dev.ordinal.shop.payment.contract;

import org.jspecify.annotations.NullMarked;
