package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.json.Json;

import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.management.openmbean.CompositeData;

/**
 * Requests to the broker about the messages of one queue, as <a
 * href="https://artemis.apache.org/components/artemis/documentation/latest/management.html">management
 * messages</a>. The broker looks at the messages where they are; only what is asked for crosses the
 * wire, and bodies do not. It ends with its session.
 */
final class QueueManagement {

    private static final String ADDRESS = "activemq.management";
    private static final int ALL = 1_000_000_000;
    private static final long TIMEOUT_MILLIS = 20_000;

    private final ClientSession session;
    private final ClientRequestor requestor;

    QueueManagement(ClientSession session) throws Exception {
        this.session = session;
        this.requestor = new ClientRequestor(session, ADDRESS);
        session.start();
    }

    /** The number of messages that a filter selects. */
    long count(String queue, String filter) throws Exception {
        return ((Number) ask(queue, "countMessages", filter)).longValue();
    }

    /**
     * The number of the selected messages for each value of a header. Messages without the header
     * are counted under the text {@code null}.
     */
    Map<String, Integer> count(String queue, String filter, String header) throws Exception {
        var counts = new TreeMap<String, Integer>();
        var answer = Json.TOLERANT.readTree((String) ask(queue, "countMessages", filter, header));
        answer.properties().forEach(one -> counts.put(one.getKey(), one.getValue().intValue()));
        return counts;
    }

    /** The headers of the selected messages, with the broker's {@code messageID}. */
    List<JsonNode> headers(String queue, String filter) throws Exception {
        var answer = (String) ask(queue, "listMessagesAsJSON", filter);
        return Json.TOLERANT.readTree(answer).valueStream().toList();
    }

    /** The text of the first selected message as far as the broker can show it; null if not. */
    @Nullable String text(String queue, String filter) throws Exception {
        var answer = (Map<?, ?>) ask(queue, "browse", 1, ALL, filter);
        for (Object found : answer.values()) {
            for (CompositeData message : (CompositeData[]) found) {
                if (message.containsKey("text")) return (String) message.get("text");
            }
        }
        return null;
    }

    /** Deletes a message. Returns false if it no longer exists. */
    boolean remove(String queue, long messageId) throws Exception {
        return (boolean) ask(queue, "removeMessage", messageId);
    }

    /** Sends a message that the broker moved to where it came from. Returns false if it is gone. */
    boolean sendBack(String queue, long messageId) throws Exception {
        return (boolean) ask(queue, "retryMessage", messageId);
    }

    Object ask(String queue, String operation, Object... arguments) throws Exception {
        var request = session.createMessage(false);
        ManagementHelper.putOperationInvocation(
                request, ResourceNames.QUEUE + queue, operation, arguments);
        var answer = requestor.request(request, TIMEOUT_MILLIS);
        if (answer == null) throw new IllegalStateException("The broker gave no answer in time");
        var result = ManagementHelper.getResult(answer);
        if (ManagementHelper.hasOperationSucceeded(answer)) return result;
        throw new IllegalStateException("The broker refused %s: %s".formatted(operation, result));
    }
}
