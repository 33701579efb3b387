package dev.ordinal.engine.command;

/**
 * Recognises a command that is sent again.
 *
 * @param scope who sends what kind of command: keys of different scopes do not meet
 * @param key chosen by the sender
 * @param fingerprint of all that the sender sent with it
 */
public record IdempotencyKey(String scope, String key, String fingerprint) {}
