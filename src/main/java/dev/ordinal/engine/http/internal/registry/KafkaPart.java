package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.transport.internal.kafka.KafkaSettings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The part of the AsyncAPI document about Kafka: its servers, a channel for the topic of each
 * module, and the messages there, which have the payloads of the others (<a
 * href="https://github.com/asyncapi/bindings/tree/master/kafka">Kafka bindings</a>). Empty where no
 * event goes to Kafka.
 */
@ApplicationScoped
class KafkaPart {

    private static final String NAME = "kafka";
    private static final String BINDING = "0.5.0";
    private static final String SECURITY = "#/components/securitySchemes/";
    private static final String TRAIT = "kafkaCloudEvent";

    @Inject private KafkaSettings kafka;
    @Inject private EventRegistry registry;

    @Inject
    @ConfigProperty(name = "ordinal.base-url", defaultValue = "http://localhost:9080")
    private String base;

    /** Adds the part to the document of all other protocols. */
    void addTo(ObjectNode document) {
        if (!kafka.isOn()) return;
        var others = List.copyOf(document.withObject("servers").propertyNames());
        document.withObject("channels")
                .forEach(channel -> references((ObjectNode) channel, others));
        var own = servers(document);
        topics().forEach((module, events) -> channel(document, module, events, own));
        document.withObject("components")
                .withObject("messageTraits")
                .set(TRAIT, CloudEventTrait.inKafka());
    }

    private Map<String, List<String>> topics() {
        return registry.written().keySet().stream()
                .filter(registry::isPublished)
                .sorted()
                .collect(
                        Collectors.groupingBy(
                                name -> registry.moduleOfPublished(name).orElseThrow(),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static void references(ObjectNode channel, List<String> servers) {
        var all = channel.putArray("servers");
        servers.forEach(server -> all.addObject().put("$ref", "#/servers/" + server));
    }

    private List<String> servers(ObjectNode document) {
        var servers = document.withObject("servers");
        var login = kafka.login();
        login.ifPresent(mechanism ->
                document.withObject("components")
                        .withObject("securitySchemes")
                        .set(NAME, SaslScheme.of(mechanism)));
        var hosts = kafka.hosts();
        for (int i = 0; i < hosts.size(); i++) {
            servers.set(i == 0 ? NAME : NAME + "-" + (i + 1), server(hosts.get(i), login));
        }
        return servers.propertyNames().stream().filter(name -> name.startsWith(NAME)).toList();
    }

    private ObjectNode server(String host, Optional<String> login) {
        var server =
                Json.TOLERANT
                        .createObjectNode()
                        .put("host", host)
                        .put("protocol", kafka.isEncrypted() ? "kafka-secure" : "kafka")
                        .put("title", "Kafka")
                        .put(
                                "description",
                                "An event is a CloudEvent in binary mode: its attributes are"
                                    + " headers `ce_*`, and its key is the stream. A consumer group"
                                    + " without an offset begins at the start of the topic with"
                                    + " `auto.offset.reset=earliest`.");
        if (login.isPresent()) server.putArray("security").addObject().put("$ref", SECURITY + NAME);
        binding(server)
                .put("schemaRegistryUrl", base + "/" + ConfluentResource.PATH)
                .put("schemaRegistryVendor", "confluent");
        return server;
    }

    private void channel(
            ObjectNode document, String module, List<String> events, List<String> servers) {
        var key = NAME + "." + module;
        var channel = document.withObject("channels").putObject(key);
        channel.put("address", kafka.topic(module));
        channel.put("title", "All events of the module " + module);
        references(channel, servers);
        var messages = channel.putObject("messages");
        var operation = document.withObject("operations").putObject("send." + key);
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + key);
        var sent = operation.putArray("messages");
        for (String event : events) {
            for (EventSchema schema : registry.schemas().versionsOf(event)) {
                message(document, schema, key, messages, sent);
            }
        }
        binding(channel).put("topic", kafka.topic(module));
    }

    private static void message(
            ObjectNode document,
            EventSchema schema,
            String channel,
            ObjectNode messages,
            ArrayNode sent) {
        var version = key(schema.event());
        var all = document.withObject("components").withObject("messages");
        var message = all.putObject(NAME + "." + version);
        message.setAll((ObjectNode) all.path(version).deepCopy());
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/" + TRAIT);
        binding(message)
                .putObject("key")
                .put("type", "string")
                .put("description", "The stream, as `ce_partitionkey`");
        messages.putObject(version).put("$ref", "#/components/messages/" + NAME + "." + version);
        sent.addObject().put("$ref", "#/channels/%s/messages/%s".formatted(channel, version));
    }

    private static ObjectNode binding(ObjectNode part) {
        return part.putObject("bindings").putObject(NAME).put("bindingVersion", BINDING);
    }

    private static String key(EventName event) {
        return event.name() + "-" + event.version();
    }
}
