package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.schema.internal.EventRegistry;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Comparator;

/** Resource for the AsyncAPI document. */
@Path("asyncapi")
@ApplicationScoped
@PermitAll
@Tag(name = "Schemas")
public class AsyncApiResource {

    private static final String ASYNC_API = "application/vnd.aai.asyncapi+json;version=3.0.0";

    @Inject private EventRegistry registry;
    @Inject @Any private Instance<MessagingProtocol> protocols;
    @Inject @Any private Instance<Subscription<?>> subscriptions;
    @Inject private KafkaPart kafka;

    /** The document. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, ASYNC_API})
    @APIResponse(
            responseCode = "200",
            description = "AsyncAPI 3.0",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT)))
    @Operation(
            operationId = "readAsyncApi",
            summary = "Read the AsyncAPI description of all messages",
            description = "The AsyncAPI document: channels, messages and their schemas.")
    public String describe() {
        var document =
                AsyncApi.describe(
                        registry,
                        protocols.stream()
                                .sorted(Comparator.comparing(MessagingProtocol::key))
                                .toList(),
                        subscriptions.stream().toList());
        kafka.addTo(document);
        return document.toPrettyString() + "\n";
    }
}
