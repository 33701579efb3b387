package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.IdempotencyKey;
import dev.ordinal.engine.database.JsonText;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Row with the answer to a command that had an idempotency key. */
@Entity
@Table(name = "receipt")
@IdClass(ReceiptRow.Key.class)
@Cacheable(false)
class ReceiptRow {

    /** Scope and key. */
    record Key(String scope, String key) {}

    @Id private String scope;
    @Id private String key;
    private String fingerprint;

    @Convert(converter = JsonText.class)
    private String result;

    protected ReceiptRow() {}

    ReceiptRow(IdempotencyKey key, String result) {
        this.scope = key.scope();
        this.key = key.key();
        this.fingerprint = key.fingerprint();
        this.result = result;
    }

    boolean isFor(String otherFingerprint) {
        return fingerprint.equals(otherFingerprint);
    }

    String result() {
        return result;
    }
}
