package dev.ordinal.engine.http.internal.registry;

/** An error of Confluent's registry: an HTTP status, and an error code that begins with it. */
class ConfluentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    private ConfluentException(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static ConfluentException noSubject(String subject) {
        return new ConfluentException(40401, "Subject '" + subject + "' not found.");
    }

    static ConfluentException noVersion(String version) {
        return new ConfluentException(40402, "Version " + version + " not found.");
    }

    static ConfluentException noSchema() {
        return new ConfluentException(40403, "Schema not found");
    }

    static ConfluentException badSchema(String why) {
        return new ConfluentException(42201, "Invalid schema: " + why);
    }

    static ConfluentException badVersion(String version) {
        return new ConfluentException(
                42202,
                "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
                        .formatted(version));
    }

    static ConfluentException readOnly() {
        return new ConfluentException(
                42205, "Schemas cannot be registered over HTTP: they are released with the code");
    }

    int code() {
        return code;
    }

    int status() {
        return code / 100;
    }
}
