package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.VocabularyDecoder;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.Revisions;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.details.OrderDetails;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** All orders, folded afresh from the log, to compare the read models with. */
final class Replay {

    private static final VocabularyDecoder<OrderEvent> EVENTS = decoder();

    private final ExternalServers servers;
    private final Map<UUID, OrderDetails> orders = new HashMap<>();

    private Replay(ExternalServers servers) {
        this.servers = servers;
    }

    private static VocabularyDecoder<OrderEvent> decoder() {
        var schemas = SchemaCatalog.load(Replay.class.getClassLoader());
        var registry = new EventRegistry(List.of(), schemas, new Revisions(List.of(), schemas));
        return registry.decoder(OrderEvent.class);
    }

    static Replay of(ExternalServers servers) throws SQLException {
        var replay = new Replay(servers);
        try (var connection = servers.connect();
                var rows = query(connection, "select * from event order by position")) {
            while (rows.next()) replay.apply(rows);
        }
        return replay;
    }

    private void apply(ResultSet row) throws SQLException {
        var name = new EventName(row.getString("name"), row.getString("schema_version"));
        var events = EVENTS.decode(name, row.getString("body"), row.getLong("position"));
        for (OrderEvent event : events) {
            orders.put(
                    event.orderId(),
                    OrderDetails.after(orders.get(event.orderId()), event, metadata(row)));
        }
    }

    private static Metadata metadata(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Metadata(
                id,
                StreamId.parse(row.getString("stream")),
                row.getLong("version"),
                row.getLong("position"),
                row.getTimestamp("recorded_at").toInstant(),
                new Origin(id, id, Actor.system(row.getString("actor")), null, null));
    }

    /** Compares row by row, and checks that every order that a caller was promised is there. */
    void assertEqualsReadModels(Collection<String> promised) throws SQLException {
        assertThat(promised).allSatisfy(location -> assertThat(orders).containsKey(idOf(location)));
        try (var connection = servers.connect()) {
            assertThat(details(connection)).isEqualTo(orders);
            compareList(connection);
        }
    }

    private static UUID idOf(String location) {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private static Map<UUID, OrderDetails> details(Connection connection) throws SQLException {
        var found = new HashMap<UUID, OrderDetails>();
        try (var rows = query(connection, "select * from order_details")) {
            while (rows.next()) {
                found.put(
                        rows.getObject("order_id", UUID.class),
                        Json.STRICT.readValue(rows.getString("document"), OrderDetails.class));
            }
        }
        return found;
    }

    private void compareList(Connection connection) throws SQLException {
        var listed = new HashSet<UUID>();
        try (var rows = query(connection, "select * from order_list")) {
            while (rows.next()) {
                var id = rows.getObject("order_id", UUID.class);
                listed.add(id);
                compare(rows, Objects.requireNonNull(orders.get(id), id::toString));
            }
        }
        assertThat(listed).isEqualTo(orders.keySet());
    }

    private static void compare(ResultSet row, OrderDetails order) throws SQLException {
        int pieces = order.items().stream().mapToInt(item -> item.quantity()).sum();
        BigDecimal total = order.total() == null ? BigDecimal.ZERO : order.total().amount();
        assertThat(row.getString("status")).isEqualTo(order.status().name());
        assertThat(row.getLong("version")).isEqualTo(order.version());
        assertThat(row.getInt("pieces")).isEqualTo(pieces);
        assertThat(row.getBigDecimal("amount")).isEqualByComparingTo(total);
        assertThat(row.getString("customer_id")).isEqualTo(order.customerId());
    }

    private static ResultSet query(Connection connection, String sql) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery(sql);
    }
}
