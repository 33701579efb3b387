/**
 * A module without a domain, on which the engine is tested: counters, and transfers between them.
 */
@NullMarked
package dev.ordinal.engine.sample;

import org.jspecify.annotations.NullMarked;
