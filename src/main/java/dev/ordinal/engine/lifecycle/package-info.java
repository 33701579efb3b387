/** What starts in which order, what runs in the background, and how it stops. */
@NullMarked
package dev.ordinal.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
