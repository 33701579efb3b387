package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.transport.internal.BrokerAddress;
import dev.ordinal.engine.transport.internal.PublicBroker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The servers of Artemis, which speaks several protocols at one address. */
@ApplicationScoped
class ArtemisServers {

    @Inject private PublicBroker broker;

    /** A server for each address: {@code amqp}, {@code amqp-2}. */
    Map<String, ObjectNode> named(String name, Function<BrokerAddress, ObjectNode> describe) {
        var servers = new LinkedHashMap<String, ObjectNode>();
        for (BrokerAddress address : broker.addresses()) {
            var key = servers.isEmpty() ? name : name + "-" + (servers.size() + 1);
            var server = Json.TOLERANT.createObjectNode().put("host", address.hostAndPort());
            servers.put(key, server.setAll(describe.apply(address)));
        }
        return servers;
    }
}
