/**
 * Machinery of the operator API: resources for sagas, dead letters, readers, breakers, people,
 * audit. For the engine only.
 */
@NullMarked
package dev.ordinal.engine.http.internal.operator;

import org.jspecify.annotations.NullMarked;
