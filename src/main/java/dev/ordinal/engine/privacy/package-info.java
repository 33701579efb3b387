/** What is known of persons: sealed with a key for each, and unreadable once it is erased. */
@NullMarked
package dev.ordinal.engine.privacy;

import org.jspecify.annotations.NullMarked;
