package dev.ordinal.shop.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Search for a text in everything that is stored: tables, queues, files. */
@ApplicationScoped
public class StoredTextSearch {

    private static final int CHUNK = 4 << 20;
    private static final String TABLES =
            """
            select quote_ident(table_schema) || '.' || quote_ident(table_name)
              from information_schema.tables
             where table_type = 'BASE TABLE'
               and table_schema not in ('pg_catalog', 'information_schema')
            """;

    @Inject private Sql sql;
    @Inject private Transactions transactions;

    @Inject
    @ConfigProperty(name = "ordinal.embedded.broker.port")
    private int brokerPort;

    @Inject
    @ConfigProperty(name = "ordinal.broker.password")
    private String brokerPassword;

    @Inject
    @ConfigProperty(name = "ordinal.data")
    private String data;

    /** The names of the tables whose rows hold the text in any column. */
    List<String> tables(TextEncodings text) {
        return transactions.call(
                () -> sql.texts(TABLES).stream().filter(table -> holds(table, text)).toList());
    }

    /** Whether a row of a table holds the text; every row is read once, for all encodings. */
    private boolean holds(String table, TextEncodings text) {
        var query =
                """
                select count(*) from (select t::text as line from %s t offset 0) r
                 where exists (select from unnest(string_to_array(?1, ',')) d
                                where strpos(r.line, d) > 0)\
                """
                        .formatted(table);
        return sql.number(query, String.join(",", text.texts())) > 0;
    }

    /** The names of the queues with a message that holds the text. */
    List<String> queues(TextEncodings text) throws Exception {
        try (var locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + brokerPort);
                var factory = locator.createSessionFactory();
                var session =
                        factory.createSession(
                                "ordinal", brokerPassword, false, true, true, false, 0)) {
            session.start();
            var found = new ArrayList<String>();
            for (String queue : queueNames(session)) {
                if (count(session, queue) > 0 && messages(session, queue).anyMatch(text::isIn))
                    found.add(queue);
            }
            return found;
        }
    }

    /** The names of all queues except the one for management replies. */
    private static List<String> queueNames(ClientSession session) throws Exception {
        return Stream.of((Object[]) attribute(session, "broker", "queueNames"))
                .map(Object::toString)
                .filter(name -> !name.startsWith("activemq.management"))
                .toList();
    }

    /**
     * The number of messages in a queue. Browsing an empty queue takes long, and most are empty.
     */
    private static long count(ClientSession session, String queue) throws Exception {
        return ((Number) attribute(session, "queue." + queue, "messageCount")).longValue();
    }

    private static Object attribute(ClientSession session, String of, String name)
            throws Exception {
        var requestor = new ClientRequestor(session, "activemq.management");
        try {
            var question = session.createMessage(false);
            ManagementHelper.putAttribute(question, of, name);
            return ManagementHelper.getResult(requestor.request(question));
        } finally {
            requestor.close();
        }
    }

    /** The messages of a queue, headers and body, in their encoding on the wire. */
    private static Stream<String> messages(ClientSession session, String queue)
            throws ActiveMQException {
        var found = new ArrayList<String>();
        try (var browser = session.createConsumer(queue, true)) {
            for (var m = browser.receive(300); m != null; m = browser.receive(300)) {
                var buffer = m.getReadOnlyBodyBuffer();
                var body = new byte[buffer.readableBytes()];
                buffer.readBytes(body);
                found.add(latin(body) + m.toPropertyMap());
            }
        }
        return found.stream();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** The files with the text: those of the database and the broker, and the server's logs. */
    List<Path> files(TextEncodings text) throws IOException {
        var found = new ArrayList<Path>();
        for (Path folder : List.of(Path.of(data), Path.of("logs").toAbsolutePath())) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(StoredTextSearch::isData).toList()) {
                    if (holds(file, text)) found.add(file);
                }
            }
        }
        return found;
    }

    /** Whether a file is data; the programs of the database are not. */
    private static boolean isData(Path file) {
        return Files.isRegularFile(file) && !file.toString().contains("/postgresql");
    }

    private static boolean holds(Path file, TextEncodings text) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var before = "";
            for (var bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
                var chunk = before + latin(bytes);
                if (text.isIn(chunk)) return true;
                before = chunk.substring(Math.max(0, chunk.length() - TextEncodings.LONGEST));
            }
            return false;
        } catch (NoSuchFileException _) {
            return false; // the database has just deleted it
        }
    }
}
