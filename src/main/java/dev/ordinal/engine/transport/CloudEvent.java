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
 * An event as other services see it: the structured mode of <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>,
 * with the attributes of the specification first and the extensions after them.
 *
 * @param specversion {@code 1.0}
 * @param id the id of the event
 * @param source the URI of the service that wrote it
 * @param type the name of the event, without its version
 * @param subject the stream
 * @param time the time at which it was stored (RFC 3339)
 * @param dataschema the address of its schema; the last part is the version
 * @param datacontenttype {@code application/json}
 * @param traceparent the W3C trace context in which it was created, or null
 * @param tracestate the vendor part of it, or null
 * @param partitionkey the key of what must stay in order: the stream
 * @param sequence the position in the log, padded with zeros so that text sorts like numbers
 * @param streamversion the number of the event in its stream
 * @param correlationid the id of the request or process that it belongs to
 * @param causationid the id of the command or event that led to it
 * @param actor the id of the actor that caused it
 * @param actorrole the role in which the actor acted
 * @param data the body of the event, JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        @Schema(examples = "1.0") String specversion,
        UUID id,
        @Schema(examples = "/ordinal") String source,
        @Schema(examples = "parcel.sent") String type,
        @Schema(examples = "parcel-0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21") String subject,
        @Schema(format = "date-time", examples = "2026-01-01T12:00:00Z") String time,
        @Schema(examples = "http://localhost:9080/schemas/parcel.sent/2.0.0") String dataschema,
        @Schema(examples = "application/json") String datacontenttype,
        @Nullable @Schema(examples = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                String traceparent,
        @Nullable String tracestate,
        @Schema(examples = "parcel-0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21") String partitionkey,
        @Schema(examples = "00000000000000000042") String sequence,
        @Schema(examples = "1") long streamversion,
        UUID correlationid,
        UUID causationid,
        @Schema(examples = "ann") String actor,
        @Schema(examples = "customer") String actorrole,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String data) {

    /**
     * A stored event in this form.
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

    /** This event with another actor and another body, as a certain reader may see it. */
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

    /** The semantic version of the schema: the last part of {@link #dataschema}. */
    public String schemaVersion() {
        return dataschema.substring(dataschema.lastIndexOf('/') + 1);
    }
}
