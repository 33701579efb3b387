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

/**
 * AsyncAPI 3.0 document of the messages of this service: a channel for each event with its versions
 * as messages, the events that this service sends, and the events that its subscriptions receive
 * (<a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">specification</a>).
 */
final class AsyncApi {

    private final EventRegistry registry;
    private final ObjectNode document = Json.TOLERANT.createObjectNode();

    private AsyncApi(EventRegistry registry) {
        this.registry = registry;
    }

    static ObjectNode describe(
            EventRegistry registry, List<? extends Subscription<?>> subscriptions) {
        var description = new AsyncApi(registry);
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
        document.putObject("channels");
        document.putObject("operations");
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
    }

    private void send(String name) {
        var written = registry.written().get(name);
        if (written == null) return;
        operation("send." + name, "send", written);
    }

    private void receive(Subscription<?> subscription) {
        EventRegistry.wantedBy(subscription.events()).stream()
                .filter(event -> registry.isPublished(event.name()))
                .filter(event -> subscription.matches(event.name()))
                .sorted(Comparator.comparing(EventName::name))
                .forEach(event ->
                        operation(subscription.name() + "." + event.name(), "receive", event));
    }

    private void operation(String name, String action, EventName event) {
        var operation = document.withObject("operations").putObject(name);
        var channel = "#/channels/" + event.name();
        operation.put("action", action);
        operation.putObject("channel").put("$ref", channel);
        operation
                .putArray("messages")
                .addObject()
                .put("$ref", channel + "/messages/" + event.version());
    }

    private void components(List<String> published) {
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        published.stream()
                .flatMap(name -> registry.schemas().versionsOf(name).stream())
                .forEach(schema -> messages.set(key(schema.event()), message(schema)));
        components.putObject("messageTraits").set("cloudEvent", CloudEventTrait.describe());
    }

    private static ObjectNode message(EventSchema schema) {
        var message = Json.TOLERANT.createObjectNode();
        var payload = schema.inlined();
        message.put("name", schema.event().name());
        message.put("title", payload.path("title").asString(schema.event().toString()));
        if (payload.has("description")) message.set("summary", payload.get("description"));
        message.put("contentType", "application/json");
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        message.set("payload", payload);
        return message;
    }

    private static String key(EventName event) {
        return event.name() + "-" + event.version();
    }

    private EventSchema newest(String name) {
        return registry.schemas().versionsOf(name).getLast();
    }
}
