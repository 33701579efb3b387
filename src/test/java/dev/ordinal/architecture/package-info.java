/** The borders inside the house, each tried against a planted violation. */
@NullMarked
package dev.ordinal.architecture;

import org.jspecify.annotations.NullMarked;
