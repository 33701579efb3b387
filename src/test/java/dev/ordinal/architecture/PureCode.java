package dev.ordinal.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.privacy.Personal;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Deciders or sagas, and everything in modules that they are made of: a rule may hide in a value.
 */
final class PureCode extends AbstractClassesTransformer<JavaClass> {

    private final List<String> modules;
    private final Class<?> kind;

    /**
     * Pure code.
     *
     * @param kind the interface whose implementations, and all that they use of their module, must
     *     be pure
     */
    PureCode(String root, List<String> modules, Class<?> kind) {
        super("every " + kind.getSimpleName() + " and what it is made of");
        this.kind = kind;
        this.modules = modules.stream().map(module -> root + "." + module + ".").toList();
    }

    @Override
    public Iterable<JavaClass> doTransform(JavaClasses classes) {
        Deque<JavaClass> open = new ArrayDeque<>();
        classes.stream().filter(this::isOfKind).forEach(open::add);
        Set<JavaClass> found = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            var type = open.remove();
            if (!found.add(type)) continue;
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(this::isInModule)
                    .forEach(open::add);
        }
        return found;
    }

    private boolean isOfKind(JavaClass type) {
        return type.isAssignableTo(kind) && !type.isInterface();
    }

    private boolean isInModule(JavaClass type) {
        return modules.stream().anyMatch(type.getName()::startsWith);
    }

    /** Values, the engine's words for rules, and annotations of contracts; no platform. */
    static final class BePlainJava extends ArchCondition<JavaClass> {

        private final String root;
        private final List<String> words;

        /**
         * The condition.
         *
         * @param words types of the engine, each of which stands for its package
         */
        BePlainJava(String root, Class<?>... words) {
            super("be plain Java");
            this.root = root;
            this.words = Stream.of(words).map(Class::getPackageName).toList();
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            !isPlain(type, dependency.getTargetClass().getBaseComponentType()))
                    .map(dependency ->
                            SimpleConditionEvent.violated(type, dependency.getDescription()))
                    .forEach(events::add);
        }

        private boolean isPlain(JavaClass type, JavaClass target) {
            var name = target.getPackageName();
            return target.isPrimitive()
                    || name.startsWith("java.")
                    || name.startsWith("org.jspecify.")
                    || name.equals("dev.ordinal.engine.message")
                    || name.equals("dev.ordinal.engine.aggregate")
                    || target.isEquivalentTo(Personal.class)
                    || words.contains(name)
                    || name.equals(root + ".shop.money")
                    || (name.startsWith(root + ".") && isContract(target))
                    || (isAboutContracts(name) && isContract(type))
                    || module(target).equals(module(type));
        }

        /** Annotations that constrain or describe. */
        private static boolean isAboutContracts(String name) {
            return name.startsWith("jakarta.validation")
                    || name.startsWith("org.eclipse.microprofile.openapi.annotations");
        }

        private static boolean isContract(JavaClass type) {
            return type.getPackageName().endsWith(".contract")
                    || type.getPackageName().endsWith(".money");
        }

        private String module(JavaClass type) {
            var name = type.getPackageName();
            if (!name.startsWith(root + ".")) return name;
            var parts = name.substring(root.length() + 1).split("\\.", 3);
            return parts[0].equals("shop") && parts.length > 1 ? "shop." + parts[1] : parts[0];
        }
    }

    /** The same question gets the same answer, whenever and wherever it is asked. */
    static final class AskNeitherClockNorDice extends ArchCondition<JavaClass> {

        AskNeitherClockNorDice() {
            super("ask neither clock nor dice");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getAccessesFromSelf().stream()
                    .filter(access -> isClock(access) || isDice(access))
                    .map(access -> SimpleConditionEvent.violated(type, access.getDescription()))
                    .forEach(events::add);
        }

        private static boolean isClock(JavaAccess<?> access) {
            var owner = access.getTargetOwner();
            var method = access.getName();
            return owner.isAssignableTo(Clock.class)
                    || (owner.getPackageName().startsWith("java.time") && method.equals("now"))
                    || (owner.isEquivalentTo(Date.class) && method.equals("<init>"))
                    || (owner.isEquivalentTo(System.class)
                            && (method.equals("currentTimeMillis") || method.equals("nanoTime")));
        }

        private static boolean isDice(JavaAccess<?> access) {
            var owner = access.getTargetOwner();
            var method = access.getName();
            return owner.isAssignableTo(RandomGenerator.class)
                    || owner.isEquivalentTo(Ids.class)
                    || (owner.isEquivalentTo(UUID.class) && method.equals("randomUUID"))
                    || (owner.isEquivalentTo(Math.class) && method.equals("random"));
        }
    }
}
