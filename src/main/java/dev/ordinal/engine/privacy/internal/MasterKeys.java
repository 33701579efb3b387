package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.crypto.internal.KeyFile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Source of the master key: the configuration or, in the demo, a generated file. */
@ApplicationScoped
public class MasterKeys {

    private static final String HOW =
            " Set ORDINAL_VAULT_KEY, or ORDINAL_VAULT_KEY_FILE to a file with it: 32 random bytes"
                    + " in base64, as openssl rand -base64 32 makes them.";

    /**
     * Master key of the keys of persons, 32 bytes in base64. Default: generated in {@code
     * ORDINAL_DATA} when PostgreSQL is started inside.
     */
    @Inject
    @ConfigProperty(name = "ordinal.vault.key")
    private Optional<String> key;

    /** File that contains the master key, in place of {@code ORDINAL_VAULT_KEY}. */
    @Inject
    @ConfigProperty(name = "ordinal.vault.key.file")
    private Optional<String> file;

    @Inject
    @ConfigProperty(name = "ordinal.database.url")
    private Optional<String> database;

    @Inject
    @ConfigProperty(name = "ordinal.vault.url")
    private Optional<String> vault;

    /**
     * Folder of the embedded servers' data, of their master key, and of the key of the demo's
     * tokens. Default: {@code target/data} with {@code mvn liberty:run}, else {@code data}.
     */
    @Inject
    @ConfigProperty(name = "ordinal.data", defaultValue = "data")
    private String data;

    private volatile @Nullable MasterKey master;

    /** The key, after {@link #read}. */
    public MasterKey get() {
        var found = master;
        if (found == null)
            throw new IllegalStateException("The keys of persons are not available yet");
        return found;
    }

    /**
     * Reads the key.
     *
     * @throws IllegalStateException if there is no key; the message says what to do
     */
    MasterKey read() {
        try {
            var found = MasterKey.parse(text());
            master = found;
            return found;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The master key cannot be read (%s).".formatted(e) + HOW, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The master key is invalid." + HOW, e);
        }
    }

    private String text() throws IOException {
        if (key.isPresent()) return key.get();
        if (file.isPresent()) return new KeyFile(Path.of(file.get())).read();
        if (database.isPresent() || vault.isPresent()) {
            throw new IllegalStateException("The master key is missing." + HOW);
        }
        var ours = new KeyFile(Path.of(data, "vault.key"));
        if (!ours.exists()) ours.create(MasterKey.random() + "\n");
        return ours.read();
    }
}
