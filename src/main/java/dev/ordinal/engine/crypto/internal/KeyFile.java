package dev.ordinal.engine.crypto.internal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file with a key that only its owner may read and write, where the file system has such
 * permissions (POSIX).
 */
public record KeyFile(Path path) {

    public boolean exists() {
        return Files.exists(path);
    }

    /** The text of the file, in UTF-8. */
    public String read() throws IOException {
        return Files.readString(path);
    }

    /**
     * Creates the file, or replaces it. The text is written to a file beside it, which is renamed
     * at the end, so that a server that is killed half-way leaves no half key.
     */
    public void create(String text) throws IOException {
        var unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, forOwner());
        Files.writeString(unfinished, text);
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] forOwner() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!posix) return new FileAttribute<?>[0];
        var mode = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }
}
