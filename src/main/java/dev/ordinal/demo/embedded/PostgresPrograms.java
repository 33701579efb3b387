package dev.ordinal.demo.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** PostgreSQL's programs, unpacked once for each release from the archive beside the WAR. */
final class PostgresPrograms {
    private PostgresPrograms() {}

    static Program unpackedIn(DataFolder data) throws IOException {
        var folder = data.at("postgresql-" + release());
        if (!Files.exists(folder)) {
            var unfinished = data.at("postgresql.unfinished");
            FileTree.delete(unfinished);
            try (var archive = open()) {
                TarXz.unpack(archive, unfinished);
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Program(folder);
    }

    private static String release() throws IOException {
        try (var archive = new CheckedInputStream(open(), new CRC32())) {
            archive.transferTo(java.io.OutputStream.nullOutputStream());
            return Long.toHexString(archive.getChecksum().getValue());
        }
    }

    private static InputStream open() {
        var name = archive();
        var loader = PostgresPrograms.class.getClassLoader();
        var archive = loader == null ? null : loader.getResourceAsStream(name);
        if (archive == null)
            throw new SetupException(
                    "This server was built without the PostgreSQL for this machine (%s). Build it here, or set ORDINAL_DATABASE_URL to a PostgreSQL of your own."
                            .formatted(name));
        return archive;
    }

    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) return "postgres-windows-x86_64.txz";
        var arm = System.getProperty("os.arch").equals("aarch64");
        return "postgres-%s-%s.txz"
                .formatted(
                        system.startsWith("mac") ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    }
}
