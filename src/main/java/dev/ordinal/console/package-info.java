/** For operators: what the engine is doing. Knows no domain. */
@NullMarked
package dev.ordinal.console;

import org.jspecify.annotations.NullMarked;
