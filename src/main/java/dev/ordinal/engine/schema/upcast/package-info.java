/**
 * Steps from one version of an event to another.
 *
 * <p>For you: {@link Upcaster}, {@link Splitter}, {@link Downcaster}, {@link VersionStep}, {@link
 * EventTree}.
 */
@NullMarked
package dev.ordinal.engine.schema.upcast;

import org.jspecify.annotations.NullMarked;
