package dev.ordinal.demo.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Data folder that one server owns while it runs. The operating system releases the lock however
 * the server ends.
 */
final class DataFolder implements AutoCloseable {
    private static final long LEAST_FREE_BYTES = 256L << 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Locks the folder; creates it if it does not exist.
     *
     * @throws SetupException if another live server holds it, or if it cannot be written
     */
    static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            var lock = lock(path);
            checkFreeSpace(path);
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new SetupException(
                    "The data folder %s cannot be written (%s). Make it writable or set ORDINAL_DATA to another folder."
                            .formatted(path, e),
                    e);
        }
    }

    Path at(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel =
                FileChannel.open(
                        path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new SetupException(
                    "The data folder %s belongs to another running server. Stop that server or set ORDINAL_DATA to another folder."
                            .formatted(path));
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void checkFreeSpace(Path path) throws IOException {
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_FREE_BYTES)
            throw new SetupException(
                    "The disk of the data folder %s is full: %d MB left, %d MB needed. Make room or set ORDINAL_DATA to a folder on another disk."
                            .formatted(path, free >> 20, LEAST_FREE_BYTES >> 20));
    }
}
