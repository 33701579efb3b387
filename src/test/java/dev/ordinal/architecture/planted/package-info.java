/** A house in miniature in which every rule is broken once. Nothing of it runs. */
@NullMarked
package dev.ordinal.architecture.planted;

import org.jspecify.annotations.NullMarked;
