package dev.ordinal.engine.module.internal;

import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * CDI extension that refuses settings outside their limits before anything is started. A number has
 * the limit of its {@code @Min}; a duration is longer than zero, or with {@code @PositiveOrZero}
 * not shorter.
 */
class SettingLimits implements Extension {

    /** A limit of the setting of this name. */
    private interface Limit {
        Optional<String> fault(Config config, String name);
    }

    private final Map<String, Limit> limits = new TreeMap<>();

    void collect(@Observes ProcessInjectionPoint<?, ?> found) {
        var annotated = found.getInjectionPoint().getAnnotated();
        var property = annotated.getAnnotation(ConfigProperty.class);
        if (property == null) return;
        limit(annotated).ifPresent(limit -> limits.put(property.name(), limit));
    }

    private static Optional<Limit> limit(Annotated setting) {
        if (setting.isAnnotationPresent(Min.class)) {
            long least = setting.getAnnotation(Min.class).value();
            return Optional.of((config, name) -> numberFault(config, name, least));
        }
        Type type = setting.getBaseType();
        if (!type.equals(Duration.class)) return Optional.empty();
        boolean mayBeZero = setting.isAnnotationPresent(PositiveOrZero.class);
        return Optional.of((config, name) -> durationFault(config, name, mayBeZero));
    }

    void check(
            @Observes @Priority(StartOrder.MODULES) @Initialized(ApplicationScoped.class)
                    Object start,
            BeanManager beans) {
        var config = ConfigProvider.getConfig();
        var faults =
                limits.entrySet().stream()
                        .flatMap(limit -> limit.getValue().fault(config, limit.getKey()).stream())
                        .collect(Collectors.joining(". "));
        if (faults.isEmpty()) return;
        beans.getEvent().fire(new StartFailed(faults + ".", new IllegalStateException(faults)));
    }

    static Optional<String> numberFault(Config config, String name, long least) {
        return config.getOptionalValue(name, Long.class)
                .filter(value -> value < least)
                .map(value -> "%s is %d. The least is %d".formatted(variable(name), value, least));
    }

    static Optional<String> durationFault(Config config, String name, boolean mayBeZero) {
        return config.getOptionalValue(name, Duration.class)
                .filter(value -> value.isNegative() || (value.isZero() && !mayBeZero))
                .map(value ->
                        "%s is %s. It must %s"
                                .formatted(
                                        variable(name),
                                        value,
                                        mayBeZero ? "not be negative" : "be longer than zero"));
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
