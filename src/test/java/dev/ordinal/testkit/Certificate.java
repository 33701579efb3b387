package dev.ordinal.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate for this machine, signed by nobody else, in the forms that servers want it in. */
public record Certificate(Path folder) {

    /** The password of the key store and the trust store. */
    public static final String PASSWORD = "store-of-the-test";

    private static final String NAME = "server";
    private static final String STORE =
            "-storetype PKCS12 -storepass " + PASSWORD + " -alias " + NAME + " -keystore ";

    /** Makes one. */
    public static Certificate madeIn(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var made = new Certificate(folder.toAbsolutePath());
        made.keytool(
                "-genkeypair -keyalg EC -validity 2 -dname CN=localhost"
                        + " -ext san=dns:localhost,ip:127.0.0.1 "
                        + STORE
                        + made.keyStore());
        made.keytool("-exportcert -rfc -file " + made.pem() + " " + STORE + made.keyStore());
        made.keytool("-importcert -noprompt -file " + made.pem() + " " + STORE + made.trustStore());
        made.writeKey();
        return made;
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder((keytool + " " + arguments).split(" ")).inheritIO();
        if (process.start().waitFor() != 0) throw new IOException("keytool " + arguments);
    }

    /** Writes the key readable for its owner only, as PostgreSQL requires. */
    private void writeKey() throws IOException, GeneralSecurityException {
        var password = PASSWORD.toCharArray();
        var key = KeyStore.getInstance(keyStore().toFile(), password).getKey(NAME, password);
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        Files.move(Files.createTempFile(folder, "key", null), key());
        Files.writeString(
                key(), "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
    }

    /** The key store with certificate and key. */
    public Path keyStore() {
        return folder.resolve("keys.p12");
    }

    /** The trust store for clients. */
    public Path trustStore() {
        return folder.resolve("trust.p12");
    }

    /** The certificate as PEM. */
    public Path pem() {
        return folder.resolve("certificate.pem");
    }

    /** The private key as PEM. */
    public Path key() {
        return folder.resolve("key.pem");
    }
}
