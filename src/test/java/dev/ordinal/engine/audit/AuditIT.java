package dev.ordinal.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ordinal.engine.audit.internal.AuditedModule;
import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.deadletter.internal.DeadLetterEvent.DeadLetterDiscarded;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.OrdinalDeployment;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** Tests that the audit's roles are a setting, and that modules may add audit streams. */
@ArquillianTest
class AuditIT {

    @Inject private Audit audit;
    @Inject private AuditedModule counting;
    @Inject private CommandBus bus;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.configure(
                SampleDeployment.with(AuditIT.class, AuditedModule.class),
                "ordinal.audit.roles=clerk,operator");
    }

    private StreamId start(String role) {
        UUID counter = Ids.next();
        bus.send(
                new StartCounter(counter, CounterClient.LABEL, CounterClient.LIMIT),
                CommandContext.by(new Actor(CounterClient.CAROL, role)));
        return CounterClient.stream(counter);
    }

    private List<StreamId> listed() {
        return audit.readBefore(Long.MAX_VALUE, 100).stream()
                .map(act -> act.metadata().stream())
                .toList();
    }

    @Test
    void roles_of_the_configuration_are_listed_and_no_others() {
        var clerks = start("clerk");
        var operators = start("operator");
        var admins = start("admin");
        var customers = start("customer");
        assertThat(listed()).contains(clerks, operators).doesNotContain(admins, customers);
    }

    @Test
    void a_module_has_a_stream_of_its_own_and_all_on_it_is_listed() {
        counting.count("seven", CommandContext.by("stocktaking"));
        StoredEvent last = audit.readBefore(Long.MAX_VALUE, 1).getFirst();
        assertThat(last.metadata().stream()).hasToString("audit-counts");
        assertThat(last.body()).contains("seven");
        assertThat(audit.readAfter(last.metadata().position() - 1, 1)).hasSize(1);
    }

    @Test
    void a_stream_that_no_module_has_declared_takes_no_act() {
        var act = new DeadLetterDiscarded("eight", "counts", null, "test");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        audit.record(new AuditStream("others"), act, CommandContext.by("test")))
                .withMessageContaining("others");
    }
}
