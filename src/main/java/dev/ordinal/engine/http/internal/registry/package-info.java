/** The schema registry over HTTP: for people, for Confluent's clients, and as AsyncAPI. */
@NullMarked
package dev.ordinal.engine.http.internal.registry;

import org.jspecify.annotations.NullMarked;
