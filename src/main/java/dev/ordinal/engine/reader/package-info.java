/**
 * Readers of the log: each commits its checkpoint in the transaction of its effect.
 *
 * <p>For you: {@link Reader}, where neither a projection nor a subscription will do.
 */
@NullMarked
package dev.ordinal.engine.reader;

import org.jspecify.annotations.NullMarked;
