package dev.ordinal.engine.http.internal.registry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An event and its versions.
 *
 * @param name {@code order.created}
 * @param title what it means, in a few words
 * @param written the version in which this service writes it, or null if it does not any more
 * @param compatibility what versions with one major number promise each other
 * @param published whether it leaves the service
 * @param versions from the oldest to the newest
 */
public record EventDescription(
        @Schema(examples = "parcel.sent") String name,
        @Schema(examples = "A parcel was sent") String title,
        @Nullable @Schema(examples = "2.0.0") String written,
        @Schema(examples = "FULL_TRANSITIVE") String compatibility,
        boolean published,
        List<Version> versions) {

    /**
     * One version.
     *
     * @param version its number
     * @param schema where its schema is served
     * @param readable whether events stored in it are read by this service
     * @param servable whether a subscription may ask for new events in it
     */
    public record Version(
            @Schema(examples = "2.0.0") String version,
            @Schema(examples = "http://localhost:9080/schemas/parcel.sent/2.0.0") String schema,
            boolean readable,
            boolean servable) {}
}
