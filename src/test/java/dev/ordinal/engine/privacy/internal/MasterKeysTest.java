package dev.ordinal.engine.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ordinal.testkit.Injected;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class MasterKeysTest {

    private static final String KEY = "YSB0ZXN0IGtleSBvZiB0aGlydHktdHdvIGJ5dGVzISE=";

    @TempDir private Path folder;

    private Injected<MasterKeys> keys() {
        return Injected.into(new MasterKeys())
                .with("key", Optional.empty())
                .with("file", Optional.empty())
                .with("database", Optional.of("jdbc:postgresql://elsewhere/ordinal"))
                .with("vault", Optional.empty())
                .with("data", folder.toString());
    }

    @Test
    void a_key_is_given_as_it_is_or_in_a_file() throws IOException {
        var file = Files.writeString(folder.resolve("key"), KEY + "\n").toString();
        var given = keys().with("key", Optional.of(KEY)).bean().read();
        var read = keys().with("file", Optional.of(file)).bean().read();
        assertThat(given.check()).isEqualTo(MasterKey.parse(KEY).check());
        assertThat(read.check()).isEqualTo(given.check());
    }

    @Test
    void no_key_is_made_for_a_database_that_others_may_use() {
        assertThatIllegalStateException()
                .isThrownBy(keys().bean()::read)
                .withMessageContaining("openssl rand -base64 32");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_is_no_key_is_not_taken() {
        for (var wrong : new String[] {"YQ==", "no base64!", ""}) {
            assertThatIllegalStateException()
                    .isThrownBy(keys().with("key", Optional.of(wrong)).bean()::read)
                    .withMessageStartingWith("The master key is invalid.");
        }
        assertThatIllegalStateException()
                .isThrownBy(keys().with("file", Optional.of("/nowhere")).bean()::read)
                .withMessageContaining("/nowhere");
    }

    @Test
    void the_trial_makes_its_own_and_keeps_it() {
        var first = keys().with("database", Optional.empty()).bean().read();
        var second = keys().with("database", Optional.empty()).bean().read();
        assertThat(second.check()).isEqualTo(first.check());
        assertThat(folder.resolve("vault.key")).exists();
    }
}
