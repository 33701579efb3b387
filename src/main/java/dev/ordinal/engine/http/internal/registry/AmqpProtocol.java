package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.transport.internal.BrokerAddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** AMQP 1.0, for readers in any language. AsyncAPI defines no binding's content for it. */
@ApplicationScoped
class AmqpProtocol implements MessagingProtocol {

    @Inject private ArtemisServers artemis;

    @Override
    public String key() {
        return "amqp1";
    }

    @Override
    public Map<String, ObjectNode> servers() {
        return artemis.named("amqp", AmqpProtocol::describe);
    }

    private static ObjectNode describe(BrokerAddress address) {
        var url = (address.isEncrypted() ? "amqps://" : "amqp://") + address.hostAndPort();
        return Json.TOLERANT
                .createObjectNode()
                .put("protocol", "amqp1")
                .put("protocolVersion", "1.0")
                .put("title", "Broker over AMQP 1.0")
                .put(
                        "description",
                        "`%s`. An event is a CloudEvent in binary mode: its attributes are application properties, and the content type is that of AMQP. A receiver of an address gets the events that are sent from then on; a durable one is found again by the names of the container and of the link. `#` stands for any words of an address, and `*` for one."
                                .formatted(url));
    }

    @Override
    public ObjectNode messageBinding() {
        return Json.TOLERANT.createObjectNode();
    }

    @Override
    public ObjectNode channelBinding() {
        return Json.TOLERANT.createObjectNode();
    }
}
