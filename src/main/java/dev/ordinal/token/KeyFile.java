package dev.ordinal.token;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A key pair that outlives the server, for nobody else's eyes. */
record KeyFile(Path path) {

    private static final int BITS = 2048;

    RsaJsonWebKey readOrMake() throws IOException, JoseException {
        return Files.exists(path) ? read() : make();
    }

    private RsaJsonWebKey read() throws IOException, JoseException {
        return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(path));
    }

    private RsaJsonWebKey make() throws IOException, JoseException {
        var key = RsaJwkGenerator.generateJwk(BITS);
        key.setKeyId(UUID.randomUUID().toString());
        key.setUse("sig");
        key.setAlgorithm("RS256");
        Files.writeString(
                Files.createFile(path, forOurselves()),
                key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        return key;
    }

    /** Where the file system knows such a thing. */
    private static FileAttribute<?>[] forOurselves() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        var mode = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }
}
