package dev.ordinal.engine.transport.internal.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Logger;

/**
 * Topics that this service sends to. A missing one is created with {@code ordinal.kafka.partitions}
 * partitions before the first record is sent; where the broker does not allow that, people must
 * create the topic.
 */
@ApplicationScoped
class KafkaTopics {

    private static final Logger LOG = Logger.getLogger(KafkaTopics.class.getName());

    @Inject private KafkaSettings settings;

    private final Set<String> known = new HashSet<>();

    /**
     * Creates those of the topics that do not exist yet.
     *
     * @throws KafkaException if Kafka does not answer, or one is missing and cannot be created
     */
    synchronized void require(Collection<String> topics) {
        if (known.containsAll(topics)) return;
        var unknown = new HashSet<>(topics);
        unknown.removeAll(known);
        try (var admin = open()) {
            for (String topic : unknown) {
                if (!exists(admin, topic)) create(admin, topic);
                known.add(topic);
            }
        }
    }

    /** Forgets which topics exist; one may have been deleted. */
    synchronized void forget() {
        known.clear();
    }

    private Admin open() {
        try {
            return Admin.create(settings.admin());
        } catch (org.apache.kafka.common.KafkaException e) {
            throw KafkaException.unusable(e);
        }
    }

    private boolean exists(Admin admin, String topic) {
        try {
            result(admin.describeTopics(List.of(topic)).allTopicNames());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) return false;
            throw failure("describe the topic " + topic, e);
        }
    }

    private void create(Admin admin, String topic) {
        var wanted =
                new NewTopic(topic, Optional.of(settings.partitions()), settings.replication());
        try {
            result(admin.createTopics(List.of(wanted)).all());
            LOG.info(() ->
                    "Created the topic %s with %d partitions at %s"
                            .formatted(topic, settings.partitions(), settings.servers()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) return; // another server was faster
            throw failure("create the topic %s, which does not exist".formatted(topic), e);
        }
    }

    private static <T> T result(Future<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }

    private KafkaException failure(String request, ExecutionException e) {
        return KafkaException.of(settings.servers(), request, e);
    }
}
