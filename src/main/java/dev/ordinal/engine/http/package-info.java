/**
 * HTTP manners that all resources share: problems, preconditions, idempotency keys, paging, limits.
 */
@NullMarked
package dev.ordinal.engine.http;

import org.jspecify.annotations.NullMarked;
