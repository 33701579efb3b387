package dev.ordinal.engine.saga.internal;

import static dev.ordinal.engine.saga.internal.TeaRoom.LONG;
import static dev.ordinal.engine.saga.internal.TeaRoom.SOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.dispatch.internal.Dispatch;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.internal.KettleEvent.WaterBoiled;
import dev.ordinal.engine.saga.internal.SagaHistory.Answer;
import dev.ordinal.engine.saga.internal.SagaHistory.Sent;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.engine.transport.internal.SubscriptionQueue;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;
import jakarta.jms.JMSException;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tests of commands that a saga sends to a module, and of the events that come back. */
@ArquillianTest
class SagaCommandsIT {

    private static final Binding KITCHEN = Binding.commandsFor(Kitchen.NAME);
    private static final Binding BOILED = new Binding("make-tea-kettle-boiled", "kettle.boiled");

    @Inject private TeaRoom room;
    @Inject private DeadLetterQueues letters;
    @Inject private Transactions transactions;
    @Inject private Sql sql;

    @Inject
    @ConfigProperty(name = "ordinal.embedded.broker.port")
    private int brokerPort;

    @Inject
    @ConfigProperty(name = "ordinal.broker.password")
    private String brokerPassword;

    /** Command that the kitchen does not know. */
    @CommandType(name = "kettle.descale", module = Kitchen.NAME)
    record DescaleKettle(UUID kettleId) implements Command {

        @Override
        public StreamId stream() {
            return StreamId.of("kettle", kettleId);
        }
    }

    @Deployment
    static WebArchive application() {
        return TeaRoom.application(SagaCommandsIT.class)
                .addClasses(DescaleKettle.class, SubscriptionQueue.class);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Sent firstCommand(UUID kettle) {
        return room.history(kettle).steps().getFirst().sent().getFirst();
    }

    private List<String> names(StreamId stream) {
        return room.stored(stream).stream().map(event -> event.type().name()).toList();
    }

    @Test
    void a_command_is_carried_out_and_the_saga_goes_on_with_what_follows() {
        var kettle = room.want(1, false, LONG);
        room.await(kettle, "Steeping");
        var command = firstCommand(kettle);
        assertThat(command.command()).isEqualTo("kettle.boil");
        assertThat(command.answers()).extracting(Answer::heard).containsExactly("kettle.boiled");
        var boiled = room.stored(StreamId.of("kettle", kettle)).getFirst();
        assertThat(boiled.metadata().origin().causationId()).isEqualTo(command.id());
        assertThat(boiled.metadata().origin().actor()).isEqualTo(Actor.system(MakeTea.NAME));
        assertThat(names(TeaRoom.stream(kettle)))
                .containsExactly("command.sent", "saga.stepped", "saga.stepped");
    }

    @Test
    void a_refusal_is_an_answer() {
        var kettle = room.want(Kettle.FULL + 1, false, LONG);
        room.await(kettle, "Poured");
        assertThat(room.history(kettle).state().at("/state/reason").stringValue())
                .isEqualTo("kettle.too-small");
        assertThat(firstCommand(kettle).answers())
                .extracting(Answer::heard)
                .containsExactly("command.refused");
    }

    @Test
    void what_is_no_valid_command_is_refused() {
        var kettle = room.want(0, false, LONG);
        room.await(kettle, "Poured");
        assertThat(room.history(kettle).state().at("/state/reason").stringValue())
                .startsWith("command.invalid litres ");
        assertThat(room.stored(StreamId.of("kettle", kettle))).isEmpty();
    }

    @Test
    void a_command_that_the_module_does_not_know_is_dead_lettered_at_once() {
        var kettle = Ids.next();
        room.append(
                TeaRoom.stream(kettle),
                0,
                Dispatch.of(new DescaleKettle(kettle), TeaRoom.stream(kettle)));
        await().atMost(SOON).until(() -> letterOf(kettle).isPresent());
        var letter = letterOf(kettle).orElseThrow();
        assertThat(letter.subscription()).isEqualTo("commands.kitchen");
        assertThat(letter.failure().retries()).isZero();
        assertThat(letter.failure().message()).contains("kitchen", "kettle.descale");
        letters.discard(letter.id());
    }

    private Optional<DeadLetter> letterOf(UUID kettle) {
        return letters.keys(KITCHEN.name()).stream()
                .flatMap(key -> letters.find(key.name()).stream())
                .filter(letter -> String.valueOf(letter.body()).contains(kettle.toString()))
                .findFirst();
    }

    @Test
    void a_command_that_comes_twice_has_one_effect() throws JMSException {
        var kettle = room.want(1, false, LONG);
        room.await(kettle, "Steeping");
        var sent = room.stored(TeaRoom.stream(kettle)).getFirst();
        send(KITCHEN, sent);
        awaitLatest(KITCHEN);
        assertThat(names(StreamId.of("kettle", kettle))).containsExactly("kettle.boiled");
    }

    @Test
    void an_event_that_comes_twice_is_one_step() throws JMSException {
        var kettle = room.want(1, false, LONG);
        room.await(kettle, "Steeping");
        send(BOILED, room.stored(StreamId.of("kettle", kettle)).getFirst());
        awaitLatest(BOILED);
        assertThat(room.history(kettle).steps()).hasSize(2);
    }

    /** Sends an event again, as the broker does when an acknowledgement is lost. */
    private void send(Binding binding, StoredEvent event) throws JMSException {
        var broker =
                "tcp://127.0.0.1:%d?user=ordinal&password=%s".formatted(brokerPort, brokerPassword);
        try (var queue = new SubscriptionQueue(broker, binding)) {
            queue.fill(List.of(event));
        }
    }

    /** Waits until earlier messages are processed: until a later one is. */
    private void awaitLatest(Binding binding) {
        var other = room.want(1, false, LONG);
        room.await(other, "Steeping");
        var stream = binding.equals(KITCHEN) ? TeaRoom.stream(other) : StreamId.of("kettle", other);
        awaitInbox(binding.name(), room.stored(stream).getFirst());
    }

    private void awaitInbox(String consumer, StoredEvent event) {
        var id = event.metadata().id().toString();
        await().atMost(SOON)
                .until(() ->
                        transactions.call(() ->
                                sql.number(
                                        "select count(*) from inbox where consumer = ?1 and"
                                                + " event_id = cast(?2 as uuid)",
                                        consumer,
                                        id))
                                == 1);
    }

    @Test
    void what_comes_late_or_again_changes_nothing() {
        var kettle = room.want(1, false, 1);
        room.await(kettle, "Served");
        var steps = room.history(kettle).steps();
        var guest = StreamId.of("guest", Ids.next());
        room.append(guest, 0, new WaterBoiled(kettle));
        awaitInbox(BOILED.name(), room.stored(guest).getFirst());
        assertThat(room.history(kettle).steps()).isEqualTo(steps);
        assertThat(room.standing(kettle).finished()).isTrue();
    }
}
