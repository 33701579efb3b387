/** The dashboard and the alert rules in {@code src/main/monitoring}. */
@NullMarked
package dev.ordinal.monitoring;

import org.jspecify.annotations.NullMarked;
