package dev.ordinal.engine.saga.internal;

import static dev.ordinal.engine.saga.internal.TeaRoom.LONG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.Compensation;
import dev.ordinal.engine.saga.internal.KettleEvent.TeaUnwanted;
import dev.ordinal.engine.saga.internal.KettleEvent.TeaWanted;
import dev.ordinal.engine.saga.internal.KettleEvent.WaterBoiled;
import dev.ordinal.engine.saga.internal.SagaEvent.SagaStepped;
import dev.ordinal.engine.saga.internal.SagaHistory.Step;
import dev.ordinal.engine.saga.internal.SagaInstanceRepository.Status;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.UUID;

/** Tests of instances: their timers, their compensation, and state that older code has written. */
@ArquillianTest
class SagaInstancesIT {

    @Inject private TeaRoom room;
    @Inject private SagaInstanceRepository instances;
    @Inject private SagaStateCheck states;
    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private Sql sql;

    @Deployment
    static WebArchive application() {
        return TeaRoom.application(SagaInstancesIT.class);
    }

    @AfterEach
    void close() {
        transactions.run(() -> sql.execute("delete from saga_timer where saga = 'saga_of_nobody'"));
        room.close();
        states.start(this);
    }

    @Test
    void a_timer_rings_once() {
        var kettle = room.want(1, false, 1);
        room.await(kettle, "Served");
        assertThat(room.history(kettle).steps())
                .extracting(Step::heard, Step::detail, Step::to)
                .containsExactly(
                        tuple("kettle.tea_wanted", null, "Boiling"),
                        tuple("kettle.boiled", null, "Steeping"),
                        tuple("TimedOut", "TimedOut[timer=steep]", "Served"));
        assertThat(room.history(kettle).timers()).isEmpty();
    }

    @Test
    void a_timer_rings_in_the_trace_in_which_it_was_started_even_if_that_is_not_recorded() {
        var kettle = Ids.next();
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var origin =
                CommandContext.by("guest")
                        .within("00-" + trace + "-00f067aa0ba902b7-01", null)
                        .origin();
        var wanted = List.of(new TeaWanted(kettle, 1, false, 1));
        transactions.run(() -> store.append(StreamId.of("guest", Ids.next()), 0, wanted, origin));
        room.await(kettle, "Served");
        assertThat(room.stored(TeaRoom.stream(kettle)))
                .extracting(stored -> stored.metadata().origin().traceparent())
                .hasSizeGreaterThan(3)
                .allSatisfy(parent -> assertThat(parent).contains(trace));
    }

    @Test
    void timers_of_sagas_that_do_not_run_here_delay_no_others() {
        transactions.run(() ->
                sql.execute(
                        """
                        insert into saga_timer (saga, instance, name, due_at, correlation_id)
                        select 'saga_of_nobody', cast(n as text), 'a', timestamptz 'epoch',
                               gen_random_uuid()
                          from generate_series(1, 250) n\
                        """));
        room.await(room.want(1, false, 1), "Served");
    }

    @Test
    void what_was_done_is_undone() {
        var kettle = room.want(1, false, LONG);
        room.await(kettle, "Steeping");
        room.happen(kettle, new TeaUnwanted(kettle));
        room.await(kettle, "Poured");
        assertThat(room.history(kettle).steps().get(2).cancelled())
                .containsExactly("boil", "steep");
        assertThat(room.standing(kettle).finished()).isTrue();
    }

    @Test
    void what_cannot_be_undone_needs_a_person_after_three_attempts() {
        var kettle = room.awaitAttention();
        assertThat(room.standing(kettle).attention()).containsExactly(MakeTea.KETTLE);
        assertThat(room.history(kettle).steps().stream().flatMap(step -> step.sent().stream()))
                .filteredOn(sent -> sent.command().equals("kettle.cool"))
                .hasSize(Compensation.ATTEMPTS);
        assertThat(room.history(kettle).timers()).isEmpty();
    }

    /** Stores a state as older code wrote it, without cups, and with Heating for Boiling. */
    private UUID leave(String state) {
        var kettle = Ids.next();
        var stood = (ObjectNode) Json.STRICT.readTree("{\"type\": \"%s\"}".formatted(state));
        var wanted = Json.STRICT.<ObjectNode>valueToTree(new TeaWanted(kettle, 1, false, LONG));
        stood.putObject("state").set("wanted", wanted);
        var step =
                new SagaStepped(
                        "kettle.tea_wanted",
                        Ids.next(),
                        Ids.next(),
                        null,
                        "Idle",
                        state,
                        stood,
                        List.of(),
                        List.of());
        room.append(TeaRoom.stream(kettle), 0, step);
        transactions.run(() ->
                instances.save(
                        new Status(MakeTea.NAME, kettle.toString(), state, false, List.of())));
        return kettle;
    }

    @Test
    void what_stands_in_a_state_of_older_code_goes_on() {
        var kettle = leave("Heating");
        states.start(this);
        assertThat(states.unreadable()).isEmpty();
        room.happen(kettle, new WaterBoiled(kettle));
        room.await(kettle, "Steeping");
        assertThat(room.history(kettle).state().at("/state/wanted/kettleId").stringValue())
                .isEqualTo(kettle.toString());
    }

    @Test
    void a_server_whose_sagas_stand_in_states_that_it_cannot_read_is_not_ready() {
        leave("Whistling");
        states.start(this);
        var health = room.http().get("/health/ready");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).contains("make_tea Whistling", "formerState");
    }

    @Test
    void nor_is_one_that_knows_the_state_but_not_what_is_in_it() {
        var kettle = leave("Boiling");
        transactions.run(() ->
                room.tamper(
                        """
                        update event set body = jsonb_set(body, '{state,state,wanted}', '"tea"')
                         where stream = ?1\
                        """,
                        TeaRoom.stream(kettle).toString()));
        states.start(this);
        assertThat(room.http().get("/health/ready").body()).contains("make_tea Boiling");
    }

    @Test
    void what_is_finished_need_not_be_read() {
        leave("Whistling");
        transactions.run(() ->
                sql.execute(
                        "update saga_instance set finished = true where saga = ?1", MakeTea.NAME));
        states.start(this);
        assertThat(states.unreadable()).isEmpty();
        assertThat(room.http().get("/health/ready").status()).isEqualTo(200);
    }
}
