/** Money, as every module writes it. */
@NullMarked
package dev.ordinal.money;

import org.jspecify.annotations.NullMarked;
