/** For operators: what the engine is doing. Knows no domain. */
@NullMarked
package dev.ordinal.engine.http.internal.operator;

import org.jspecify.annotations.NullMarked;
