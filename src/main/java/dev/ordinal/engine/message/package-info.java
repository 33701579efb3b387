/** What travels: commands, events, the stream they belong to and where they came from. */
@NullMarked
package dev.ordinal.engine.message;

import org.jspecify.annotations.NullMarked;
