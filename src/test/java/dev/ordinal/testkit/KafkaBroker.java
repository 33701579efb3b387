package dev.ordinal.testkit;

import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Kafka broker in a process of its own, one KRaft node on loopback, with the libraries of the test
 * class path. It can be killed and started again with what it has stored.
 */
public final class KafkaBroker implements AutoCloseable {

    /** The clients report every attempt to connect while the broker is not there. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    static {
        CLIENTS.setLevel(Level.SEVERE);
    }

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String OPEN =
            """
            listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=CLIENT
            """;

    private final Path folder;
    private final int port;
    private final @Nullable KafkaSecurity security;
    private @Nullable Process process;

    private KafkaBroker(Path folder, int port, @Nullable KafkaSecurity security) {
        this.folder = folder;
        this.port = port;
        this.security = security;
    }

    /**
     * Starts an empty broker that creates no topics by itself.
     *
     * @param folder for its files; it may not exist
     */
    public static KafkaBroker start(Path folder) {
        var broker = formatted(folder, null);
        broker.begin();
        return broker;
    }

    /**
     * A broker that insists on TLS, a login and rights. It is not running yet.
     *
     * @param folder for its files; it may not exist
     */
    public static KafkaBroker secured(Path folder) {
        return formatted(folder, KafkaSecurity.madeIn(folder));
    }

    private static KafkaBroker formatted(Path folder, @Nullable KafkaSecurity security) {
        try {
            Files.createDirectories(folder);
            var broker = new KafkaBroker(folder.toAbsolutePath(), freePort(), security);
            broker.format(freePort());
            return broker;
        } catch (IOException e) {
            throw new IllegalStateException("No broker in " + folder, e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void format(int controller) throws IOException {
        Files.writeString(
                settings(),
                """
                process.roles=broker,controller
                node.id=1
                listeners=CLIENT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                """
                                .formatted(port, controller, folder.resolve("log"))
                        + (security == null ? OPEN : security.settings()));
        var line = new ArrayList<>(List.of("format", "--standalone", "-t"));
        line.addAll(List.of(Uuid.randomUuid().toString(), "-c", settings().toString()));
        if (security != null) line.addAll(List.of("--add-scram", KafkaSecurity.administrator()));
        var format = java("kafka.tools.StorageTool", line.toArray(String[]::new));
        try {
            if (format.waitFor() != 0) throw new IllegalStateException(said());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("broker.log"));
    }

    private Process java(String main, String... arguments) throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        line.addAll(List.of(arguments));
        var log = folder.resolve("broker.log").toFile();
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Starts the broker again, with what it has stored. */
    public void begin() {
        try {
            process = java("kafka.Kafka", settings().toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        await().atMost(START).pollInterval(POLL).ignoreExceptions().until(this::answers);
    }

    private boolean answers() throws ExecutionException, InterruptedException, IOException {
        if (process == null || !process.isAlive()) throw new IllegalStateException(said());
        try (var admin = admin()) {
            return !admin.describeCluster().nodes().get().isEmpty();
        }
    }

    /** A client with which topics, users and rights are managed. */
    public Admin admin() {
        var settings = client();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
        return Admin.create(settings);
    }

    private Map<String, Object> client() {
        var settings = new HashMap<String, Object>();
        if (security != null) settings.putAll(security.asAdministrator());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address());
        return settings;
    }

    /** A file with the properties of clients that log in as a user. */
    public Path clientProperties(String user, String password) throws IOException {
        if (security == null) throw new IllegalStateException("The broker is open to all");
        return security.file(user, password);
    }

    /** Its address, for {@code ORDINAL_KAFKA_BOOTSTRAP_SERVERS}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /**
     * Every record of a topic so far, in the order of each partition; none if it does not exist.
     */
    public List<ConsumerRecord<String, String>> records(String topic) {
        var settings = client();
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            if (!consumer.listTopics().containsKey(topic)) return List.of();
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < end(ends, p))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** Ends the process as a failing machine would. */
    public void kill() {
        if (process == null) return;
        process.destroyForcibly();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) throw new IllegalStateException("alive");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
