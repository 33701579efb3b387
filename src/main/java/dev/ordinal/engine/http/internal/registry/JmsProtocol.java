package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.transport.internal.BrokerAddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** Jakarta Messaging with the client of Artemis. */
@ApplicationScoped
class JmsProtocol implements MessagingProtocol {

    private static final String BINDING_VERSION = "0.0.1";

    private static final String CONNECTION_FACTORY =
            "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory";

    @Inject private ArtemisServers artemis;

    @Override
    public String key() {
        return "jms";
    }

    @Override
    public Map<String, ObjectNode> servers() {
        return artemis.named("jms", JmsProtocol::describe);
    }

    private static ObjectNode describe(BrokerAddress address) {
        var server =
                Json.TOLERANT
                        .createObjectNode()
                        .put("protocol", "jms")
                        .put("title", "Broker over Jakarta Messaging")
                        .put(
                                "description",
                                "The addresses are topics, and a message is a `TextMessage`. Use"
                                        + " durable or shared durable subscriptions.");
        var binding = server.putObject("bindings").putObject("jms");
        binding.put("jmsConnectionFactory", CONNECTION_FACTORY);
        binding.putArray("properties")
                .addObject()
                .put("name", "brokerURL")
                .put("value", address.coreUrl());
        binding.put("bindingVersion", BINDING_VERSION);
        return server;
    }

    @Override
    public ObjectNode messageBinding() {
        var binding = Json.TOLERANT.createObjectNode();
        var headers = binding.putObject("headers").put("type", "object");
        headers.putObject("properties")
                .putObject("JMSCorrelationID")
                .put("type", "string")
                .put("description", "Id of the request that began the whole process");
        return binding.put("bindingVersion", BINDING_VERSION);
    }

    /** Empty: the binding knows queues only, and events are sent to topics. */
    @Override
    public ObjectNode channelBinding() {
        return Json.TOLERANT.createObjectNode();
    }
}
