/** From one version of an event to another: single steps, and the way over several. */
@NullMarked
package dev.ordinal.engine.schema.upcast;

import org.jspecify.annotations.NullMarked;
