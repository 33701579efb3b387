/** The command bus and what every command passes on its way to its handler. */
@NullMarked
package dev.ordinal.engine.command;

import org.jspecify.annotations.NullMarked;
