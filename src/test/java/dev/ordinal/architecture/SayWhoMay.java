package dev.ordinal.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import java.lang.annotation.Annotation;
import java.util.List;

/** A method of a resource, or its class, names the roles that may use it, or says that all may. */
final class SayWhoMay extends ArchCondition<JavaMethod> {

    private static final List<Class<? extends Annotation>> DECISIONS =
            List.of(RolesAllowed.class, PermitAll.class);

    SayWhoMay() {
        super("say who may use it");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean said =
                DECISIONS.stream()
                        .anyMatch(d ->
                                method.isAnnotatedWith(d) || method.getOwner().isAnnotatedWith(d));
        var message = method.getFullName() + " does not say who may use it";
        if (!said) events.add(SimpleConditionEvent.violated(method, message));
    }
}
