package dev.ordinal.engine.command;

/**
 * The key by which a command that is sent again is recognised. The second one is not handled; it
 * gets the result of the first, for {@code ordinal.receipts.kept} (24 hours) after it.
 *
 * @param scope the sender and the kind of command; the same key in another scope is another key
 * @param key the sender's text
 * @param fingerprint a digest of all that was sent; with another fingerprint the result is {@link
 *     CommandResult.KeyReused}
 */
public record IdempotencyKey(String scope, String key, String fingerprint) {}
