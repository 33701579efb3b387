/** Commands from one module to another: they travel as messages, and a refusal is an answer. */
@NullMarked
package dev.ordinal.engine.dispatch;

import org.jspecify.annotations.NullMarked;
