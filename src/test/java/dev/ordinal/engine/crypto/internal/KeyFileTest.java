package dev.ordinal.engine.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class KeyFileTest {

    @TempDir private Path folder;

    @Test
    void a_key_is_kept_for_its_owner_alone() throws IOException {
        var path = folder.resolve("some.key");
        var file = new KeyFile(path);
        assertThat(file.exists()).isFalse();
        file.create("secret\n");
        assertThat(file.exists()).isTrue();
        assertThat(file.read()).isEqualTo("secret\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("some.key");
    }

    @Test
    void an_unfinished_file_of_a_killed_server_is_replaced() throws IOException {
        Files.writeString(folder.resolve("some.key.unfinished"), "sec");
        var file = new KeyFile(folder.resolve("some.key"));
        assertThat(file.exists()).isFalse();
        file.create("secret");
        assertThat(file.read()).isEqualTo("secret");
        assertThat(folder.toFile().list()).containsExactly("some.key");
    }
}
