package dev.ordinal.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Upper bound for orders: the three rows that the service writes for each order (event and both
 * read models), in one transaction of the same PostgreSQL, over plain JDBC.
 */
final class PlainInserts {

    private static final String BODY =
            """
            {"orderId": "%s", "customerId": "alice", "items": [{"productId": "book", "quantity": 2, \
            "unitPrice": {"amount": 12.50, "currency": "EUR"}}]}\
            """;

    private final String url;

    PlainInserts(String url) throws SQLException {
        this.url = url;
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var table : new String[] {"event", "order_details", "order_list"}) {
                statement.execute(
                        "create table if not exists plain_%1$s (like %1$s including all)"
                                .formatted(table));
            }
        }
    }

    /** Inserts over one connection until told to stop; returns the number of orders. */
    long connection(BooleanSupplier goOn) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var event = prepareEvent(connection);
                    var details = prepareDetails(connection);
                    var list = prepareList(connection)) {
                long count = 0;
                for (; goOn.getAsBoolean(); count++) {
                    var id = UUID.randomUUID();
                    insert(event, id, "order-" + id, BODY.formatted(id));
                    insert(details, id, BODY.formatted(id));
                    insert(list, id);
                    connection.commit();
                }
                return count;
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "ordinal", "ordinal");
    }

    private static PreparedStatement prepareEvent(Connection connection) throws SQLException {
        return connection.prepareStatement(
                """
                insert into plain_event (id, stream, version, slot, name, schema_version, body,
                                         correlation_id, causation_id, actor)
                select i, ?, 1, 1, 'order.created', '1.0.0', cast(? as jsonb), i, i, 'alice'
                  from (select cast(? as uuid) as i) as ids\
                """);
    }

    private static PreparedStatement prepareDetails(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "insert into plain_order_details (document, order_id) values (cast(? as jsonb),"
                        + " ?)");
    }

    private static PreparedStatement prepareList(Connection connection) throws SQLException {
        return connection.prepareStatement(
                """
                insert into plain_order_list
                values (?, 'alice', 1, 'OPEN', 25, 'EUR', 2, 1, now(), now())\
                """);
    }

    /** Executes a statement; the id is its last parameter. */
    private static void insert(PreparedStatement statement, UUID id, String... others)
            throws SQLException {
        for (int i = 0; i < others.length; i++) statement.setString(i + 1, others[i]);
        statement.setObject(others.length + 1, id);
        statement.executeUpdate();
    }
}
