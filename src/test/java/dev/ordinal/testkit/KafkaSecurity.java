package dev.ordinal.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * Security of a Kafka broker that insists on TLS, on a login by SCRAM, and on rights: no one but
 * {@code admin} may do anything that an entry in its access control list does not allow.
 */
record KafkaSecurity(Certificate certificate) {

    private static final String ADMIN = "admin";
    private static final String PASSWORD = "secret-of-admin";

    static KafkaSecurity madeIn(Path folder) {
        try {
            return new KafkaSecurity(Certificate.madeIn(Files.createDirectories(folder)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the broker's settings say about it. */
    String settings() {
        return """
        listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=CLIENT
        sasl.enabled.mechanisms=SCRAM-SHA-512
        sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
        listener.name.client.scram-sha-512.sasl.jaas.config=%s
        ssl.keystore.location=%s
        ssl.keystore.password=%s
        ssl.truststore.location=%s
        ssl.truststore.password=%3$s
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        super.users=User:%s;User:ANONYMOUS
        """
                .formatted(
                        login(ADMIN, PASSWORD),
                        certificate.keyStore(),
                        Certificate.PASSWORD,
                        certificate.trustStore(),
                        ADMIN);
    }

    /** The argument with which the storage tool makes the administrator. */
    static String administrator() {
        return "SCRAM-SHA-512=[name=%s,password=%s]".formatted(ADMIN, PASSWORD);
    }

    /** The properties of the administrator's clients. */
    Map<String, String> asAdministrator() {
        return as(ADMIN, PASSWORD);
    }

    /** The properties of a user's clients. */
    Map<String, String> as(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                login(user, password),
                "ssl.truststore.location",
                certificate.trustStore().toString(),
                "ssl.truststore.password",
                Certificate.PASSWORD);
    }

    /** Writes the properties of a user's clients as a file. */
    Path file(String user, String password) throws IOException {
        var text = new StringBuilder();
        as(user, password).forEach((name, value) -> text.append(name + "=" + value + "\n"));
        return Files.writeString(certificate.folder().resolve(user + ".properties"), text);
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }
}
