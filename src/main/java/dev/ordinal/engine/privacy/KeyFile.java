package dev.ordinal.engine.privacy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A key in a file that nobody else may read. */
record KeyFile(Path path) {

    String read() throws IOException {
        return Files.readString(path);
    }

    String readOrMake() throws IOException {
        if (!Files.exists(path)) make();
        return read();
    }

    /** Made beside its place, so that a server killed half-way leaves no half key. */
    private void make() throws IOException {
        var unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, forOwner());
        var key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] forOwner() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!posix) return new FileAttribute<?>[0];
        var mode = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }
}
