/** Figures: what the service does in a second, beside what its database can do at most. */
@NullMarked
package dev.ordinal.benchmark;

import org.jspecify.annotations.NullMarked;
