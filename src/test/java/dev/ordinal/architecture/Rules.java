package dev.ordinal.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.Slice;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.schema.upcast.Revision;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;

import java.util.List;
import java.util.stream.Stream;

/** The borders of a house that is laid out like ours, wherever its root package is. */
final class Rules {

    private static final List<String> MODULES =
            List.of("shop.ordering", "shop.inventory", "shop.payment");

    /** The packages in which pure code may lie. */
    private static final List<String> PURE =
            List.of(
                    "shop.ordering",
                    "shop.inventory",
                    "shop.payment",
                    "shop.fulfilment",
                    "shop.money");

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    ArchRule theEngineKnowsNoDomain() {
        return noClasses()
                .that()
                .resideInAPackage(in("engine"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("shop", "demo"));
    }

    ArchRule theShopSeesOnlyTheFrontOfTheEngine() {
        return noClasses()
                .that()
                .resideInAPackage(in("shop"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".engine..internal..");
    }

    ArchRule theFrontShowsNoMachinery() {
        return methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("engine"))
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("..internal..")
                .should(new ShowNoMachinery(root + ".engine"));
    }

    ArchRule productionNeedsNoDemo() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("engine", "shop"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("demo"));
    }

    ArchRule modulesDoNotImportEachOther() {
        return ofEveryModule(module ->
                noClasses()
                        .that()
                        .resideInAPackage(in(module))
                        .should()
                        .dependOnClassesThat(are(inAnotherModuleThan(module))));
    }

    private DescribedPredicate<JavaClass> inAnotherModuleThan(String module) {
        var others = Stream.concat(MODULES.stream(), Stream.of("shop.fulfilment"));
        return resideInAnyPackage(in(others.filter(m -> !m.equals(module)).toArray(String[]::new)));
    }

    ArchRule fulfilmentSeesOnlyContracts() {
        var contracts = resideInAnyPackage(in(MODULES.stream().map(m -> m + ".contract")));
        return noClasses()
                .that()
                .resideInAPackage(in("shop.fulfilment"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in(MODULES.stream())).and(not(contracts)))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<? super JavaClass> what) {
        return DescribedPredicate.not(what);
    }

    ArchRule onlyTheTransportKnowsTheBroker() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("engine.transport", "demo.embedded"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.jms..", "org.apache.activemq..", "org.apache.kafka..");
    }

    ArchRule onlyEmbeddedStartsProcessesAndBrokers() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("demo.embedded"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.apache.activemq.artemis.core.server..")
                                .or(describe("are processes", Rules::isProcess)))
                .orShould()
                .callMethodWhere(describe("a process is started", Rules::isStartOfProcess));
    }

    private static boolean isProcess(JavaClass type) {
        return type.isAssignableTo(Process.class)
                || type.isEquivalentTo(ProcessBuilder.class)
                || type.isAssignableTo(ProcessHandle.class);
    }

    private static boolean isStartOfProcess(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Runtime.class) && call.getName().equals("exec");
    }

    ArchRule onlyTheLifecycleEndsTheServer() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("engine.lifecycle"))
                .should()
                .callMethodWhere(describe("the server is ended", Rules::isEndOfServer));
    }

    private static boolean isEndOfServer(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return (owner.isEquivalentTo(Runtime.class) || owner.isEquivalentTo(System.class))
                && List.of("exit", "halt").contains(call.getName());
    }

    ArchRule nobodyUsesTheInsidesOfLibraries() {
        return noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("..internal..").and(not(resideInAPackage(root + ".."))));
    }

    ArchRule decidersArePlainJava() {
        return all(new PureCode(root, PURE, Decider.class)).should(new PureCode.BePlainJava(root));
    }

    ArchRule decidersAskNeitherClockNorDice() {
        return all(new PureCode(root, PURE, Decider.class))
                .should(new PureCode.AskNeitherClockNorDice());
    }

    ArchRule sagasArePlainJava() {
        return all(new PureCode(root, PURE, Saga.class))
                .should(new PureCode.BePlainJava(root, Saga.class, CommandRefused.class));
    }

    ArchRule sagasAskNeitherClockNorDice() {
        return all(new PureCode(root, PURE, Saga.class))
                .should(new PureCode.AskNeitherClockNorDice());
    }

    ArchRule stepsBetweenVersionsAskNeitherClockNorDice() {
        return all(new PureCode(root, PURE, Revision.class))
                .should(new PureCode.AskNeitherClockNorDice());
    }

    ArchRule messagesAreRecords() {
        return classes()
                .that()
                .areAssignableTo(Command.class)
                .or()
                .areAssignableTo(Event.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords();
    }

    ArchRule theEngineHasNoCycles() {
        return slices().matching(root + ".engine.(*)..").should().beFreeOfCycles();
    }

    ArchRule readModelsStandAlone() {
        return ofEveryModule(module ->
                slices().matching(root + "." + module + ".(*)..")
                        .that(are(readModels()))
                        .should()
                        .notDependOnEachOther());
    }

    private static DescribedPredicate<Slice> readModels() {
        return describe("read models", slice -> !slice.getNamePart(1).equals("contract"));
    }

    ArchRule modulesShowOnlyWhatOthersUse() {
        return classes()
                .that()
                .resideInAnyPackage(
                        MODULES.stream().map(m -> root + "." + m).toArray(String[]::new))
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should(new BeUsedElsewhere());
    }

    ArchRule entitiesArePackagePrivate() {
        return noClasses()
                .that(are(annotatedWith(Entity.class).or(annotatedWith(Embeddable.class))))
                .and()
                .resideOutsideOfPackage("..internal..")
                .should()
                .bePublic();
    }

    ArchRule nobodyPrintsToTheConsole() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("engine.lifecycle"))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }

    ArchRule resourcesSayWhoMay() {
        return methods().that(are(resourceMethods())).should(new SayWhoMay());
    }

    private static DescribedPredicate<JavaMethod> resourceMethods() {
        return describe(
                "methods of resources",
                method ->
                        method.isMetaAnnotatedWith(HttpMethod.class)
                                && !method.getOwner().isInterface());
    }

    private interface RuleOfModule {
        ArchRule of(String module);
    }

    /** A rule for every module; modules that do not exist yet break none. */
    private static ArchRule ofEveryModule(RuleOfModule rule) {
        return CompositeArchRule.of(
                MODULES.stream().map(m -> rule.of(m).allowEmptyShould(true)).toList());
    }

    private String[] in(Stream<String> packages) {
        return in(packages.toArray(String[]::new));
    }

    private String[] in(String first, String... others) {
        return in(Stream.concat(Stream.of(first), Stream.of(others)).toArray(String[]::new));
    }

    private String[] in(String[] packages) {
        return Stream.of(packages).map(this::in).toArray(String[]::new);
    }

    private String in(String aPackage) {
        return root + "." + aPackage + "..";
    }
}
