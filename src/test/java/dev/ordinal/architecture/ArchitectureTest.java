package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import dev.ordinal.architecture.planted.engine.consumer.ReadsTheLog;
import dev.ordinal.architecture.planted.engine.http.internal.KnowsInventory;
import dev.ordinal.architecture.planted.engine.http.internal.OpenToNobodyKnowsWhom;
import dev.ordinal.architecture.planted.engine.http.internal.Prints;
import dev.ordinal.architecture.planted.engine.http.internal.operator.EndsTheServer;
import dev.ordinal.architecture.planted.engine.http.internal.operator.ExitsTheServer;
import dev.ordinal.architecture.planted.engine.http.internal.operator.StartsProcesses;
import dev.ordinal.architecture.planted.engine.log.KnowsOrders;
import dev.ordinal.architecture.planted.engine.log.LooksIntoFlyway;
import dev.ordinal.architecture.planted.engine.log.ShowsMachinery;
import dev.ordinal.architecture.planted.engine.log.WakesConsumers;
import dev.ordinal.architecture.planted.engine.relay.SendsItself;
import dev.ordinal.architecture.planted.shop.fulfilment.InjectedDelivery;
import dev.ordinal.architecture.planted.shop.fulfilment.LooksBehindTheContract;
import dev.ordinal.architecture.planted.shop.fulfilment.PunctualDelivery;
import dev.ordinal.architecture.planted.shop.fulfilment.RandomParcel;
import dev.ordinal.architecture.planted.shop.inventory.AsksOrdering;
import dev.ordinal.architecture.planted.shop.ordering.InjectedOrder;
import dev.ordinal.architecture.planted.shop.ordering.LoudForNobody;
import dev.ordinal.architecture.planted.shop.ordering.PunctualOrder;
import dev.ordinal.architecture.planted.shop.ordering.PunctualStep;
import dev.ordinal.architecture.planted.shop.ordering.RandomDiscount;
import dev.ordinal.architecture.planted.shop.ordering.TrustsTheDemo;
import dev.ordinal.architecture.planted.shop.ordering.UsesMachinery;
import dev.ordinal.architecture.planted.shop.ordering.contract.TalkativeCommand;
import dev.ordinal.architecture.planted.shop.ordering.details.PublicRow;
import dev.ordinal.architecture.planted.shop.ordering.list.PeeksIntoDetails;

import org.junit.jupiter.api.Test;

import java.util.function.Function;

/** Every rule holds in our house, and reports the violation that was planted for it. */
class ArchitectureTest {

    private static final String PLANTED_ROOT = House.ROOT + ".architecture.planted";

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    @Test
    void the_engine_knows_no_domain() {
        check(Rules::theEngineKnowsNoDomain, KnowsOrders.class, KnowsInventory.class);
    }

    @Test
    void the_shop_sees_only_the_front_of_the_engine() {
        check(Rules::theShopSeesOnlyTheFrontOfTheEngine, UsesMachinery.class);
    }

    @Test
    void the_front_of_the_engine_shows_no_machinery() {
        check(Rules::theFrontShowsNoMachinery, ShowsMachinery.class);
    }

    @Test
    void production_needs_no_demo() {
        check(Rules::productionNeedsNoDemo, TrustsTheDemo.class);
    }

    @Test
    void modules_do_not_import_each_other_not_even_contracts() {
        check(Rules::modulesDoNotImportEachOther, AsksOrdering.class);
    }

    @Test
    void fulfilment_sees_only_contracts() {
        check(Rules::fulfilmentSeesOnlyContracts, LooksBehindTheContract.class);
    }

    @Test
    void deciders_are_plain_java() {
        check(Rules::decidersArePlainJava, InjectedOrder.class);
    }

    @Test
    void deciders_ask_neither_clock_nor_dice_nor_do_the_values_they_use() {
        check(Rules::decidersAskNeitherClockNorDice, PunctualOrder.class, RandomDiscount.class);
    }

    @Test
    void sagas_are_plain_java() {
        check(Rules::sagasArePlainJava, InjectedDelivery.class);
    }

    @Test
    void sagas_ask_neither_clock_nor_dice_nor_do_the_values_they_use() {
        check(Rules::sagasAskNeitherClockNorDice, PunctualDelivery.class, RandomParcel.class);
    }

    @Test
    void steps_between_versions_ask_neither_clock_nor_dice() {
        check(Rules::stepsBetweenVersionsAskNeitherClockNorDice, PunctualStep.class);
    }

    @Test
    void only_the_transport_knows_the_broker() {
        check(Rules::onlyTheTransportKnowsTheBroker, SendsItself.class);
    }

    @Test
    void only_embedded_starts_processes_and_brokers() {
        check(Rules::onlyEmbeddedStartsProcessesAndBrokers, StartsProcesses.class);
    }

    @Test
    void only_the_lifecycle_ends_the_server() {
        check(Rules::onlyTheLifecycleEndsTheServer, EndsTheServer.class, ExitsTheServer.class);
    }

    @Test
    void no_class_uses_internals_of_libraries() {
        check(Rules::nobodyUsesTheInsidesOfLibraries, LooksIntoFlyway.class);
    }

    @Test
    void commands_and_events_are_records() {
        check(Rules::messagesAreRecords, TalkativeCommand.class);
    }

    @Test
    void the_engine_has_no_cycles() {
        check(Rules::theEngineHasNoCycles, WakesConsumers.class, ReadsTheLog.class);
    }

    @Test
    void a_module_shows_only_resources_and_what_others_use() {
        check(Rules::modulesShowOnlyWhatOthersUse, LoudForNobody.class);
    }

    @Test
    void read_models_do_not_know_each_other() {
        check(Rules::readModelsStandAlone, PeeksIntoDetails.class);
    }

    @Test
    void entities_stay_in_their_package() {
        check(Rules::entitiesArePackagePrivate, PublicRow.class);
    }

    @Test
    void nobody_prints_but_who_ends_the_server() {
        check(Rules::nobodyPrintsToTheConsole, Prints.class);
    }

    @Test
    void every_resource_says_who_may_use_it() {
        check(Rules::resourcesSayWhoMay, OpenToNobodyKnowsWhom.class);
    }

    private static void check(Function<Rules, ArchRule> rule, Class<?>... planted) {
        rule.apply(new Rules(House.ROOT)).check(House.CLASSES);
        var found = rule.apply(new Rules(PLANTED_ROOT)).evaluate(PLANTED).getFailureReport();
        for (Class<?> culprit : planted) {
            assertThat(found.getDetails())
                    .as("a dead rule: it does not see " + culprit.getName())
                    .anyMatch(detail -> detail.contains(culprit.getName()));
        }
    }
}
