/**
 * HTTP as all resources share it: commands and their results, problems, preconditions, idempotency
 * keys, paging, callers, live feeds.
 *
 * <p>For you: {@link CommandGateway}, {@link CommandHeaders}, {@link ReadYourWrites}, {@link
 * PageRequest}, {@link Callers}, {@link Roles}, {@link ProblemException}, {@link ProblemTypes},
 * {@link LiveFeeds}, {@link EventStream}.
 */
@NullMarked
package dev.ordinal.engine.http;

import org.jspecify.annotations.NullMarked;
