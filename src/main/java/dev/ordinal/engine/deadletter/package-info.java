/**
 * Dead letters: listed, replayed, edited and discarded, each act recorded. Operators use it over
 * HTTP; nothing here is for you.
 */
@NullMarked
package dev.ordinal.engine.deadletter;

import org.jspecify.annotations.NullMarked;
