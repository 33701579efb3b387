/** Readers of the log: each remembers how far it has read, in the transaction of its effect. */
@NullMarked
package dev.ordinal.engine.reader;

import org.jspecify.annotations.NullMarked;
