/**
 * Machinery of JSON: states under the names of their records, text from callers. For the engine
 * only.
 */
@NullMarked
package dev.ordinal.engine.json.internal;

import org.jspecify.annotations.NullMarked;
