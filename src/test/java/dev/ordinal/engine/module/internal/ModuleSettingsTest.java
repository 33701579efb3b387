package dev.ordinal.engine.module.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class ModuleSettingsTest {

    private static final Map<String, Set<String>> PACKAGES =
            Map.of("lending", Set.of("org.example.lending", "org.example.fines"));

    @Test
    void a_module_in_a_package_of_its_setting_may_start() {
        assertThatCode(() -> require("lending", "org.example.fines.FinesModule"))
                .doesNotThrowAnyException();
        assertThatCode(() -> require("sagas", "dev.ordinal.engine.saga.internal.SagaModule"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_module_without_a_setting_stops_the_start_with_the_line_to_add() {
        assertThatIllegalStateException()
                .isThrownBy(() -> require("library", "org.example.library.LibraryModule"))
                .withMessageContaining("ordinal.module.library=org.example.library");
    }

    @Test
    void so_does_one_outside_the_packages_of_its_setting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> require("lending", "org.example.lendings.LendingsModule"))
                .withMessageContaining("ordinal.module.lending=org.example.lendings");
    }

    private static void require(String module, String producer) {
        ModuleSettings.require(module, producer, PACKAGES);
    }
}
