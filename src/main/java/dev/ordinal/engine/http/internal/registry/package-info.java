/**
 * Machinery of the schema registry over HTTP: for people, for Confluent's clients, and as AsyncAPI.
 * For the engine only.
 */
@NullMarked
package dev.ordinal.engine.http.internal.registry;

import org.jspecify.annotations.NullMarked;
