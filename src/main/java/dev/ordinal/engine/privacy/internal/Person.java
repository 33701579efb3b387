package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.privacy.ErasedPersonException;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.privacy.internal.Vault.Entry;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;

/** Person behind a pseudonym, with name and key in clear. An erased person has only the id. */
public record Person(UUID id, @Nullable String subject, @Nullable Seal seal) {

    public static Person fresh(String subject) {
        return new Person(UUID.randomUUID(), subject, Seal.fresh());
    }

    public static Person of(UUID id, Entry entry, MasterKey master) {
        var key = entry.key();
        var name = entry.subject();
        if (key == null || name == null) return new Person(id, null, null);
        var seal = new Seal(new SecretKeySpec(master.wrapping().open(key, key(id)), "AES"));
        return new Person(id, text(seal.open(name, name(id))), seal);
    }

    public Entry entry(MasterKey master) {
        if (subject == null || seal == null) return new Entry(null, null);
        return new Entry(
                seal.close(bytes(subject), name(id)),
                master.wrapping().close(seal.key().getEncoded(), key(id)));
    }

    public Personal seal(String text) {
        if (seal == null) throw new ErasedPersonException(id);
        return Personal.sealed(id, seal.close(bytes(text), id.toString()));
    }

    /** Opens a sealed text; null once the person is erased. */
    @Nullable
    public String open(String content) {
        return seal == null ? null : text(seal.open(content, id.toString()));
    }

    private static String key(UUID id) {
        return "key of " + id;
    }

    private static String name(UUID id) {
        return "name of " + id;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Does not contain the name. */
    @Override
    public String toString() {
        return "Person " + id;
    }
}
