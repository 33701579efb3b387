/** Tests of the whole. */
@NullMarked
package dev.ordinal;

import org.jspecify.annotations.NullMarked;
