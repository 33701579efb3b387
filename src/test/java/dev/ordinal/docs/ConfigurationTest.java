package dev.ordinal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tests that the reference of the configuration is what the declarations of settings say. */
class ConfigurationTest {

    private static final Path PAGE = Path.of("docs/reference/configuration.md");
    private static final Path SOURCES = Path.of("src/main");

    @TempDir private Path folder;

    @Test
    void the_reference_is_generated_from_the_declarations() throws IOException {
        var generated = new SettingTables(DeclaredSettings.in(SOURCES).described());
        var text = Files.readString(PAGE);
        if (Boolean.getBoolean("configuration.accept")) {
            Files.writeString(PAGE, generated.into(text));
        } else {
            assertThat(text)
                    .as(
                            "accept with: mvn test -Dtest=ConfigurationTest"
                                    + " -Dconfiguration.accept=true")
                    .isEqualTo(generated.into(text));
        }
        assertThat(generated.withoutTable(text)).as("settings without a table").isEmpty();
    }

    @Test
    void every_setting_is_described_at_one_declaration() throws IOException {
        var settings = DeclaredSettings.in(SOURCES);
        assertThat(settings.described()).hasSizeGreaterThan(70);
        assertThat(settings.undescribed()).isEmpty();
        assertThat(settings.describedTwice()).isEmpty();
    }

    @Test
    void a_declaration_tells_name_type_default_limit_and_text() throws IOException {
        plant(
                "A.java",
                """
                class A {
                    /** Pause of {@code x}. */
                    @Inject
                    @ConfigProperty(name = "ordinal.a.pause", defaultValue = "PT1S")
                    private Duration pause;

                    /** Most calls. Unit: calls. */
                    @Inject
                    @Min(1)
                    @ConfigProperty(name = "ordinal.a.most-calls")
                    private int most;

                    @Inject
                    @ConfigProperty(name = "ordinal.a.secret")
                    private Optional<String> none;

                    /** Pace. Type: duration. Default: that of the reader. */
                    private static final String PACE = "ordinal.a.<name>.pace";
                }
                """);
        plant(
                "a.xml",
                "<!-- Port. Limits: 1 to 9. -->\n<variable name=\"O_P\" defaultValue=\"7\"/>");
        plant("microprofile-config.properties", "# two lines\n# of text\nordinal.b=x\n");
        var settings = DeclaredSettings.in(folder);
        assertThat(settings.described())
                .containsExactly(
                        new Setting(
                                "ordinal.a.<name>.pace", "duration", "that of the reader", "Pace."),
                        new Setting(
                                "ordinal.a.most-calls",
                                "number of calls, 1 or more",
                                "none",
                                "Most calls."),
                        new Setting(
                                "ordinal.a.pause",
                                "duration, more than 0",
                                "`PT1S`",
                                "Pause of `x`."),
                        new Setting("ordinal.b", "text", "`x`", "two lines of text"),
                        new Setting("O_P", "number, 1 to 9", "`7`", "Port."));
        assertThat(settings.undescribed()).containsExactly("ORDINAL_A_SECRET");
    }

    @Test
    void a_table_holds_the_settings_of_its_names() {
        var generated =
                new SettingTables(
                        List.of(
                                new Setting("ordinal.a.x", "number", "`1`", "X."),
                                new Setting("ordinal.b", "text", "none", "B | b.")));
        var page = "# A\n\n<!-- settings: ordinal.a.* -->\nold\n<!-- /settings -->\n";
        assertThat(generated.into(page))
                .isEqualTo(
                        """
                        # A

                        <!-- settings: ordinal.a.* -->
                        | variable | value | default | meaning |
                        | --- | --- | --- | --- |
                        | `ORDINAL_A_X` | number | `1` | X. |
                        <!-- /settings -->
                        """);
        assertThat(generated.withoutTable(page)).containsExactly("ordinal.b");
    }

    private void plant(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
