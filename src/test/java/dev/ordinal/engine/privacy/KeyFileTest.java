package dev.ordinal.engine.privacy;

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
    void a_key_is_made_once_and_for_its_owner_alone() throws IOException {
        var path = folder.resolve("vault.key");
        var key = new KeyFile(path).readOrMake();
        assertThat(MasterKey.parse(key)).isNotNull();
        assertThat(new KeyFile(path).readOrMake()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("vault.key");
    }
}
