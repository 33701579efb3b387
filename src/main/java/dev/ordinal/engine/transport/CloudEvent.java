package dev.ordinal.engine.transport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * An event as the world sees it: CloudEvents 1.0, attributes in the order of the specification,
 * then the extensions. As JSON it is the structured mode.
 *
 * @param subject the stream
 * @param time when it was recorded, RFC 3339
 * @param dataschema where its schema is served
 * @param partitionkey what must stay in order: the stream
 * @param sequence the position in the log, zero-padded so that text sorts like numbers
 * @param actorrole the role in which the actor wanted it
 * @param data the event's body, JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        String time,
        String dataschema,
        String datacontenttype,
        @Nullable String traceparent,
        @Nullable String tracestate,
        String partitionkey,
        String sequence,
        long streamversion,
        UUID correlationid,
        UUID causationid,
        String actor,
        String actorrole,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String data) {

    /**
     * The form in which a stored event leaves this service.
     *
     * @param source the URI of this service
     * @param baseUrl the address of this service, without a slash at the end
     */
    public static CloudEvent of(StoredEvent stored, String source, String baseUrl) {
        Metadata m = stored.metadata();
        var type = stored.type();
        return new CloudEvent(
                "1.0",
                m.id(),
                source,
                type.name(),
                m.stream().toString(),
                m.recordedAt().toString(),
                baseUrl + EventSchema.path(type),
                "application/json",
                m.origin().traceparent(),
                m.origin().tracestate(),
                m.stream().toString(),
                "%020d".formatted(m.position()),
                m.version(),
                m.origin().correlationId(),
                m.origin().causationId(),
                m.origin().actor().id(),
                m.origin().actor().role(),
                stored.body());
    }

    /** The same event as somebody may see it. */
    public CloudEvent shown(String newActor, String newData) {
        return new CloudEvent(
                specversion,
                id,
                source,
                type,
                subject,
                time,
                dataschema,
                datacontenttype,
                traceparent,
                tracestate,
                partitionkey,
                sequence,
                streamversion,
                correlationid,
                causationid,
                newActor,
                actorrole,
                newData);
    }

    /** The semantic version of the schema: the last part of {@code dataschema}. */
    public String schemaVersion() {
        return dataschema.substring(dataschema.lastIndexOf('/') + 1);
    }
}
