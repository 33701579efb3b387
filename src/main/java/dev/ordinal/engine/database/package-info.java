/**
 * The database as code outside of a command uses it: transactions and SQL statements.
 *
 * <p>For you: {@link Transactions}, {@link NativeQueries}, {@link Row}, {@link JsonText}, {@link
 * ContentionException}.
 */
@NullMarked
package dev.ordinal.engine.database;

import org.jspecify.annotations.NullMarked;
