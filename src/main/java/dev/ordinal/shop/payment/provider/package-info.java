/** What the provider is to be asked, asking it, and what it says by itself. */
@NullMarked
package dev.ordinal.shop.payment.provider;

import org.jspecify.annotations.NullMarked;
