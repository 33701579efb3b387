package dev.ordinal.engine.transport.internal.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings of the connection to Kafka. Without {@code ordinal.kafka.bootstrap-servers} nothing
 * connects to Kafka.
 */
@ApplicationScoped
public class KafkaSettings {

    private static final String TOPIC = "events.";

    /** The kinds whose libraries the service brings. */
    private static final Set<String> COMPRESSIONS = Set.of("none", "gzip", "lz4");

    private static final int LARGEST_RECORD = 16 << 20;
    private static final int LONGEST_MILLIS = 1_000_000;

    /**
     * Addresses of brokers of the cluster, as Kafka's {@code bootstrap.servers}: {@code
     * kafka1:9092,kafka2:9092}. Published events then go to Kafka as well. Default: none.
     */
    @Inject
    @ConfigProperty(name = "ordinal.kafka.bootstrap-servers")
    private Optional<String> servers;

    /**
     * File with further properties of Kafka's clients, such as {@code security.protocol} and {@code
     * sasl.jaas.config}. It is read for each connection. Type: file. Default: none.
     */
    @Inject
    @ConfigProperty(name = "ordinal.kafka.client-properties")
    private Optional<Path> file;

    /**
     * Time in which Kafka must store a batch of events, and in which it must answer a question
     * about a topic.
     */
    @Inject
    @ConfigProperty(name = "ordinal.kafka.send-timeout", defaultValue = "PT10S")
    private Duration sendTimeout;

    /**
     * Most events that are sent in one batch. Larger ones are faster; after a crash one batch is
     * sent again.
     */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.kafka.batch", defaultValue = "2000")
    private int batch;

    /** Partitions of a topic that the service creates. It changes no topic that exists. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.kafka.partitions", defaultValue = "12")
    private int partitions;

    /** Replicas of a topic that the service creates. Type: number. Default: that of the cluster. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.kafka.replication")
    private Optional<Short> replication;

    /** Compression of batches: {@code none}, {@code gzip} or {@code lz4}. */
    @Inject
    @ConfigProperty(name = "ordinal.kafka.compression", defaultValue = "lz4")
    private String compression;

    /** Whether events are sent to Kafka. */
    public boolean isOn() {
        return servers.filter(addresses -> !addresses.isBlank()).isPresent();
    }

    /**
     * Checks what can be checked without a connection.
     *
     * @throws IllegalStateException if a setting has no possible value, or if the file of client
     *     properties cannot be read
     */
    public void check() {
        if (!isOn()) return;
        try {
            var producer = new ProducerConfig(producer());
            requireLibrary(producer.getString(ProducerConfig.COMPRESSION_TYPE_CONFIG));
        } catch (ConfigException | KafkaException e) {
            throw new IllegalStateException(
                    "The settings of Kafka cannot be used: %s.".formatted(e.getMessage()), e);
        }
    }

    private static void requireLibrary(String kind) {
        if (COMPRESSIONS.contains(kind)) return;
        throw new ConfigException(
                "ORDINAL_KAFKA_COMPRESSION is %s, and may be none, gzip or lz4".formatted(kind));
    }

    /** The addresses of the brokers, each a host and a port. */
    public List<String> hosts() {
        return Stream.of(servers().split(","))
                .map(String::strip)
                .filter(h -> !h.isEmpty())
                .toList();
    }

    /** Whether connections are encrypted. */
    public boolean isEncrypted() {
        return protocol().endsWith("SSL");
    }

    /** The mechanism of SASL with which clients log in; empty if they do not. */
    public Optional<String> login() {
        if (!protocol().startsWith("SASL")) return Optional.empty();
        return Optional.of(
                property(SaslConfigs.SASL_MECHANISM, SaslConfigs.DEFAULT_SASL_MECHANISM));
    }

    private String protocol() {
        return property(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL);
    }

    private String property(String name, String otherwise) {
        return String.valueOf(client().getOrDefault(name, otherwise));
    }

    /** The topic of a module's events. */
    public String topic(String module) {
        return TOPIC + module;
    }

    /** The most events of a batch. */
    public int batch() {
        return batch;
    }

    /** How long a batch of records may take until Kafka has stored it. */
    Duration sendTimeout() {
        return sendTimeout;
    }

    /** The number of partitions of a topic that this service creates. */
    int partitions() {
        return partitions;
    }

    /** The replication of a topic that this service creates; empty for the broker's default. */
    Optional<Short> replication() {
        return replication;
    }

    /** The address for messages to people. */
    String servers() {
        return servers.orElse("");
    }

    /**
     * The settings of the producer: idempotent, acknowledged by all replicas. A record never
     * expires in the producer, because a later record of the same key could then overtake it;
     * {@link KafkaSender} limits the time instead. What the file of client properties says about
     * other settings holds.
     */
    Map<String, Object> producer() {
        var settings = client();
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        // the limit of the topic alone counts
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(sendTimeout));
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    /** The settings of a client that creates topics. */
    Map<String, Object> admin() {
        var settings = client();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(sendTimeout));
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(sendTimeout.dividedBy(2)));
        return settings;
    }

    private Map<String, Object> client() {
        var settings = new HashMap<String, Object>();
        file.ifPresent(
                path -> read(path).forEach((name, value) -> settings.put((String) name, value)));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers());
        settings.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "ordinal");
        return settings;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new KafkaException(
                    "ORDINAL_KAFKA_CLIENT_PROPERTIES: %s cannot be read (%s)".formatted(file, e),
                    e);
        }
        return properties;
    }

    private static int millis(Duration time) {
        return Math.toIntExact(Math.min(time.toMillis(), LONGEST_MILLIS));
    }
}
