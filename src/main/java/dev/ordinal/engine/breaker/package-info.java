/** What circuit breakers are doing; MicroProfile Fault Tolerance itself does not tell. */
@NullMarked
package dev.ordinal.engine.breaker;

import org.jspecify.annotations.NullMarked;
