/**
 * The audit: what operators and admins did, when and why, as events on streams of their own.
 *
 * <p>For you: {@link Audit}, {@link AuditStream}.
 */
@NullMarked
package dev.ordinal.engine.audit;

import org.jspecify.annotations.NullMarked;
