/**
 * Machinery of the OpenAPI description: what the scan of the annotations cannot know, from the
 * resource methods, their types, and what all operations have in common. For the engine only.
 */
@NullMarked
package dev.ordinal.engine.http.internal.openapi;

import org.jspecify.annotations.NullMarked;
