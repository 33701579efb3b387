package dev.ordinal.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import jakarta.ws.rs.Path;

/** Public is what the container calls, or what another package uses. */
final class BeUsedElsewhere extends ArchCondition<JavaClass> {

    BeUsedElsewhere() {
        super("be a resource or used by another package");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean needed = type.isAnnotatedWith(Path.class) || isUsedElsewhere(type);
        var message = type.getName() + " is public, but no other package uses it";
        if (!needed) events.add(SimpleConditionEvent.violated(type, message));
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(d -> !d.getOriginClass().getPackage().equals(type.getPackage()));
    }
}
