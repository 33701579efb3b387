package dev.ordinal.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.stream.Stream;

/** The condition that no parameter and no result of a method is of an internal type. */
final class ShowNoMachinery extends ArchCondition<JavaMethod> {

    private final String root;

    ShowNoMachinery(String root) {
        super("show no internal type");
        this.root = root;
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(method.getParameterTypes().stream(), Stream.of(method.getReturnType()))
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(types -> types.stream().filter(this::isInternal))
                .map(type -> method.getFullName() + " shows " + type.getName())
                .forEach(fault -> events.add(SimpleConditionEvent.violated(method, fault)));
    }

    private boolean isInternal(JavaClass type) {
        var name = type.getPackageName() + ".";
        return name.startsWith(root + ".") && name.contains(".internal.");
    }
}
