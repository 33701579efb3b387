package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.http.internal.ServiceInfo;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import tools.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * AsyncAPI 3.0 document of the messages of this service: a channel for each event with its versions
 * as messages, the events that this service sends, and the events that its subscriptions receive
 * (<a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">specification</a>).
 */
final class AsyncApi {

    private static final String SECURITY = "#/components/securitySchemes/";
    private static final String USER = "user";

    private final EventRegistry registry;
    private final List<? extends MessagingProtocol> protocols;
    private final ObjectNode document = Json.TOLERANT.createObjectNode();

    private AsyncApi(EventRegistry registry, List<? extends MessagingProtocol> protocols) {
        this.registry = registry;
        this.protocols = protocols.stream().filter(one -> !one.servers().isEmpty()).toList();
    }

    static ObjectNode describe(
            EventRegistry registry,
            List<? extends MessagingProtocol> protocols,
            List<? extends Subscription<?>> subscriptions) {
        var description = new AsyncApi(registry, protocols);
        description.begin();
        var published = registry.schemas().names().stream().filter(registry::isPublished).toList();
        published.forEach(description::channel);
        published.forEach(description::send);
        subscriptions.stream()
                .sorted(Comparator.comparing(Subscription::name))
                .forEach(description::receive);
        description.components(published);
        return description.document;
    }

    private void begin() {
        document.put("asyncapi", "3.0.0");
        var service = ServiceInfo.configured();
        document.putObject("info")
                .put("title", service.title())
                .put("version", service.version())
                .put("description", service.description());
        document.put("defaultContentType", "application/json");
        servers(document.putObject("servers"));
        document.putObject("channels");
        document.putObject("operations");
    }

    private void servers(ObjectNode servers) {
        for (MessagingProtocol protocol : protocols) {
            protocol.servers()
                    .forEach((name, server) -> {
                        servers.set(name, server);
                        server.putArray("security").addObject().put("$ref", SECURITY + USER);
                    });
        }
    }

    /** Adds the bindings of all protocols. */
    private void bind(ObjectNode part, Function<MessagingProtocol, ObjectNode> binding) {
        var bindings = part.putObject("bindings");
        protocols.forEach(protocol -> bindings.set(protocol.key(), binding.apply(protocol)));
    }

    private void channel(String name) {
        var channel = document.withObject("channels").putObject(name);
        channel.put("address", "events." + name);
        channel.put("title", newest(name).document().path("title").asString(name));
        var messages = channel.putObject("messages");
        for (EventSchema schema : registry.schemas().versionsOf(name)) {
            messages.putObject(schema.event().version())
                    .put("$ref", "#/components/messages/" + key(schema.event()));
        }
        bind(channel, MessagingProtocol::channelBinding);
    }

    /** Messages of all versions: those of older servers may still wait in a subscription. */
    private void send(String name) {
        if (!registry.written().containsKey(name)) return;
        var versions = registry.schemas().versionsOf(name).stream().map(EventSchema::event);
        operation("send." + name, "send", versions.toList());
    }

    private void receive(Subscription<?> subscription) {
        EventRegistry.wantedBy(subscription.events()).stream()
                .filter(event -> registry.isPublished(event.name()))
                .filter(event -> subscription.matches(event.name()))
                .sorted(Comparator.comparing(EventName::name))
                .forEach(event -> {
                    var name = subscription.name() + "." + event.name();
                    operation(name, "receive", List.of(event));
                });
    }

    private void operation(String name, String action, List<EventName> versions) {
        var operation = document.withObject("operations").putObject(name);
        var channel = "#/channels/" + versions.getFirst().name();
        operation.put("action", action);
        operation.putObject("channel").put("$ref", channel);
        var messages = operation.putArray("messages");
        for (EventName event : versions) {
            messages.addObject().put("$ref", channel + "/messages/" + event.version());
        }
    }

    private void components(List<String> published) {
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        var types = components.putObject("schemas");
        published.stream()
                .flatMap(name -> registry.schemas().versionsOf(name).stream())
                .forEach(schema -> {
                    messages.set(key(schema.event()), message(schema));
                    SchemaTypes.of(schema).forEach(types::set);
                });
        components.putObject("messageTraits").set("cloudEvent", CloudEventTrait.describe());
        components
                .putObject("securitySchemes")
                .putObject(USER)
                .put("type", "userPassword")
                .put("description", "A user of the broker with the role `subscriber`.");
    }

    private ObjectNode message(EventSchema schema) {
        var message = Json.TOLERANT.createObjectNode();
        var type = SchemaTypes.nameOf(schema.event());
        var document = schema.document();
        message.put("name", type);
        message.put("title", document.path("title").asString(schema.event().toString()));
        if (document.has("description")) message.set("summary", document.get("description"));
        message.put("contentType", "application/json");
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        var payload = message.putObject("payload").put("schemaFormat", Draft07.FORMAT);
        payload.putObject("schema").put("$ref", SchemaTypes.REFERENCE + type);
        bind(message, MessagingProtocol::messageBinding);
        return message;
    }

    private static String key(EventName event) {
        return event.name() + "-" + event.version();
    }

    private EventSchema newest(String name) {
        return registry.schemas().versionsOf(name).getLast();
    }
}
