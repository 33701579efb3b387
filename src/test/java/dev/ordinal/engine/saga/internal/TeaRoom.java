package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.internal.KettleEvent.TeaUnwanted;
import dev.ordinal.engine.saga.internal.KettleEvent.TeaWanted;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Sql;
import dev.ordinal.testkit.schema.TestSchemas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Fixture that orders tea and reads the state of its sagas. */
@ApplicationScoped
public class TeaRoom {

    static final Duration SOON = Duration.ofSeconds(30);
    static final int LONG = 3_600_000;

    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private Sagas sagas;
    @Inject private Sql sql;

    @Inject
    @ConfigProperty(name = "ordinal.http.port")
    private int port;

    static WebArchive application(Class<?> test) {
        return SampleDeployment.with(
                        test,
                        TeaRoom.class,
                        Kitchen.class,
                        Kettle.class,
                        KettleCommand.class,
                        KettleEvent.class,
                        MakeTea.class,
                        TeaState.class)
                .addAsLibrary(
                        TestSchemas.of(
                                KettleEvent.TeaWanted.class,
                                KettleEvent.TeaUnwanted.class,
                                KettleEvent.WaterBoiled.class,
                                KettleEvent.WaterCooled.class));
    }

    Http http() {
        try {
            return Http.at(URI.create("http://localhost:" + port + "/").toURL()).as("olga");
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Orders tea for a guest. */
    UUID want(int litres, boolean isStuck, int steepMillis) {
        var kettle = Ids.next();
        happen(kettle, new TeaWanted(kettle, litres, isStuck, steepMillis));
        return kettle;
    }

    /** A kettle that needs attention: its tea is unwanted, and it cannot be cooled. */
    UUID awaitAttention() {
        var kettle = want(1, true, LONG);
        await(kettle, "Steeping");
        happen(kettle, new TeaUnwanted(kettle));
        Awaitility.await().atMost(SOON).until(() -> !standing(kettle).attention().isEmpty());
        return kettle;
    }

    /** Appends an event to a stream of its own. */
    void happen(UUID kettle, Event event) {
        append(StreamId.of("guest", Ids.next()), 0, event);
    }

    void append(StreamId stream, long version, Event event) {
        transactions.run(() ->
                store.append(stream, version, List.of(event), CommandContext.by("guest").origin()));
    }

    void await(UUID kettle, String state) {
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        sagas.find(MakeTea.NAME, kettle.toString())
                                .filter(found -> found.state().equals(state))
                                .isPresent());
    }

    SagaInstance standing(UUID kettle) {
        return sagas.find(MakeTea.NAME, kettle.toString()).orElseThrow();
    }

    SagaHistory history(UUID kettle) {
        return sagas.history(MakeTea.NAME, kettle.toString()).orElseThrow();
    }

    static StreamId stream(UUID kettle) {
        return StreamId.of(MakeTea.NAME, kettle);
    }

    List<StoredEvent> stored(StreamId stream) {
        return transactions.call(() -> store.readAfter(stream, 0));
    }

    /** Removes the events, which other tests could not read without the kitchen. */
    void close() {
        transactions.run(() -> {
            sql.execute("delete from saga_timer where saga = ?1", MakeTea.NAME);
            sql.execute("delete from saga_instance where saga = ?1", MakeTea.NAME);
            tamper("delete from event where name like 'kettle.%'");
        });
    }

    /** Changes the log, which normally refuses changes. */
    void tamper(String statement, Object... parameters) {
        sql.execute("alter table event disable trigger user");
        sql.execute(statement, parameters);
        sql.execute("alter table event enable trigger user");
    }
}
