package dev.ordinal.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.engine.schema.upcast.Upcaster;
import dev.ordinal.engine.schema.upcast.VersionStep;

import jakarta.enterprise.context.Dependent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every way past the gate is shut, and the commands lead through it. */
class SchemaGateTest {

    enum Lock {
        OPEN,
        SHUT
    }

    record Hinge(int screws, @Nullable String maker) {}

    @EventType(name = "door.hung")
    record Hung(String door, Lock lock, List<Hinge> hinges) implements Event {}

    @EventType(name = "door.hung")
    record HungWithoutNote(String door, Lock lock, List<Hinge> hinges, String by)
            implements Event {}

    @EventType(name = "door.hung", version = "1.1.0")
    record HungWithNote(String door, Lock lock, List<Hinge> hinges, @Nullable String note)
            implements Event {}

    @EventType(name = "door.hung", version = "1.1.0")
    record HungByWhom(String door, Lock lock, List<Hinge> hinges, String by) implements Event {}

    @EventType(name = "door.hung", version = "1.1.0", published = false)
    record HungInPrivate(String door, Lock lock) implements Event {}

    @EventType(name = "door.hung", version = "2.0.0")
    record HungBySomebody(String door, Lock lock, List<Hinge> hinges, String by) implements Event {}

    @EventType(name = "door.hung", version = "1.0.0")
    record OnlyTheDoor(String door) implements Event {}

    @EventType(name = "door.hung", version = "1.0.0")
    record WantsANumber(int door) implements Event {}

    @Dependent
    static final class BySomebody implements Upcaster {

        @Override
        public VersionStep step() {
            return VersionStep.of("door.hung", "1.0.0", "2.0.0");
        }

        @Override
        public ObjectNode up(ObjectNode body) {
            return body.put("by", "somebody");
        }
    }

    static final class Unmanaged implements Upcaster {

        @Override
        public VersionStep step() {
            return VersionStep.of("door.hung", "1.0.0", "2.0.0");
        }

        @Override
        public ObjectNode up(ObjectNode body) {
            return body.put("by", "nobody");
        }
    }

    @Dependent
    static final class Forgetful implements Upcaster {

        @Override
        public VersionStep step() {
            return VersionStep.of("door.hung", "1.0.0", "2.0.0");
        }

        @Override
        public ObjectNode up(ObjectNode body) {
            throw new IllegalStateException("Who was it?");
        }
    }

    private static final String SAMPLE =
            """
            {"door": "front", "lock": "shut", "hinges": [{"screws": 3, "maker": null}]}\
            """;

    @TempDir private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void release_the_first_version() throws IOException {
        command("draft", Hung.class);
        describe("1.0.0");
        command("release", Hung.class);
        sample("1.0.0", SAMPLE);
    }

    /** Gives every property of a draft that has none a description. */
    private void describe(String version) throws IOException {
        var document = Json.STRICT.readTree(Files.readString(schema(version)));
        for (JsonNode properties : document.findValues("properties")) {
            properties
                    .properties()
                    .forEach(property ->
                            ((ObjectNode) property.getValue())
                                    .putIfAbsent("description", about(property.getKey())));
        }
        Files.writeString(schema(version), document.toPrettyString());
    }

    private static JsonNode about(String property) {
        return Json.STRICT.valueToTree("The " + property + ".");
    }

    private void command(String what, Class<?>... records) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        new SchemaCommand(new SchemaFolder(folder), EventRecords.of(List.of(records)), out)
                .run(what);
    }

    private void sample(String version, String body) throws IOException {
        var file = folder.resolve("samples/door.hung/" + version + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, body);
    }

    private List<String> faults(Class<?>... records) {
        return faults(List.of(), records);
    }

    private List<String> faults(List<Revision> steps, Class<?>... records) {
        return new SchemaGate(
                        new SchemaFolder(folder),
                        EventRecords.of(List.of(records)),
                        steps,
                        new Samples(folder.resolve("samples")))
                .faults();
    }

    private Path schema(String version) {
        return folder.resolve("schemas/door.hung/" + version + ".json");
    }

    private void edit(String version, String from, String to) throws IOException {
        Files.writeString(schema(version), Files.readString(schema(version)).replace(from, to));
    }

    private void releaseWithoutLooking(String version) {
        var drafts = new SchemaFolder(folder).drafts();
        assertThat(drafts).extracting(draft -> draft.version().toString()).containsExactly(version);
        drafts.forEach(new SchemaFolder(folder)::release);
    }

    @Test
    void a_record_with_its_schema_and_a_sample_passes() {
        assertThat(faults(Hung.class)).isEmpty();
    }

    @Test
    void a_record_without_a_schema_does_not() {
        assertThat(faults(HungWithNote.class))
                .anySatisfy(fault ->
                        assertThat(fault)
                                .contains("door.hung 1.1.0: HungWithNote has no schema")
                                .contains("-Dschemas=draft"));
    }

    @Test
    void a_changed_record_is_named_with_its_field() {
        assertThat(faults(HungWithoutNote.class))
                .singleElement()
                .asString()
                .contains("/properties/by: the record has it, and the schema does not")
                .contains("record-changed");
    }

    @Test
    void an_edited_schema_is_named() throws IOException {
        edit("1.0.0", "\"integer\"", "\"number\"");
        assertThat(faults(Hung.class))
                .singleElement()
                .asString()
                .contains("schemas/door.hung/1.0.0.json was edited after its release");
    }

    @Test
    void a_deleted_schema_is_named() throws IOException {
        Files.delete(schema("1.0.0"));
        assertThat(faults(Hung.class))
                .singleElement()
                .asString()
                .contains("schemas/door.hung/1.0.0.json is released, but it is not there");
    }

    @Test
    void a_draft_is_not_a_release() throws IOException {
        command("draft", HungWithNote.class);
        describe("1.1.0");
        assertThat(faults(HungWithNote.class))
                .singleElement()
                .asString()
                .contains("door.hung/1.1.0.json is not on the list of releases");
    }

    @Test
    void a_compatible_version_passes_once_it_has_a_sample() throws IOException {
        command("draft", HungWithNote.class);
        describe("1.1.0");
        command("release", HungWithNote.class);
        assertThat(faults(HungWithNote.class))
                .singleElement()
                .asString()
                .contains("door.hung 1.1.0: there is no sample");
        sample("1.1.0", SAMPLE.replace("]}", "], \"note\": null}"));
        assertThat(faults(HungWithNote.class)).isEmpty();
    }

    @Test
    void a_minor_version_that_breaks_readers_is_named_with_field_and_rule() {
        command("draft", HungByWhom.class);
        releaseWithoutLooking("1.1.0");
        assertThat(faults(HungByWhom.class))
                .anySatisfy(fault ->
                        assertThat(fault)
                                .contains("door.hung 1.1.0: /properties/by")
                                .contains("required-missing, against 1.0.0")
                                .contains("FULL_TRANSITIVE")
                                .contains("released as 2.0.0"));
    }

    @Test
    void what_stays_inside_may_forget_a_property() throws IOException {
        command("draft", HungInPrivate.class);
        releaseWithoutLooking("1.1.0");
        sample("1.1.0", "{\"door\": \"front\", \"lock\": \"shut\"}");
        assertThat(faults(HungInPrivate.class)).isEmpty();
    }

    @Test
    void the_command_releases_nothing_that_breaks_its_promise() {
        command("draft", HungByWhom.class);
        command("release", HungByWhom.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Not released: door.hung 1.1.0: /properties/by")
                .contains("required-missing")
                .contains("released as 2.0.0");
        assertThat(new SchemaFolder(folder).drafts()).hasSize(1);
    }

    @Test
    void a_major_version_needs_a_step() throws IOException {
        releaseSecondVersion();
        assertThat(faults(HungBySomebody.class))
                .singleElement()
                .asString()
                .contains("door.hung 1.0.0: its sample cannot be read")
                .contains("the step from door.hung 1.0.0 to 2.0.0 is missing");
        assertThat(faults(List.of(new BySomebody()), HungBySomebody.class)).isEmpty();
    }

    @Test
    void a_step_that_throws_is_found_by_the_sample() throws IOException {
        releaseSecondVersion();
        assertThat(faults(List.of(new Forgetful()), HungBySomebody.class))
                .singleElement()
                .asString()
                .contains("door.hung 1.0.0 -> door.hung 2.0.0 (Forgetful) failed")
                .contains("Who was it?");
    }

    private void releaseSecondVersion() throws IOException {
        command("draft", HungBySomebody.class);
        describe("2.0.0");
        command("release", HungBySomebody.class);
        sample("2.0.0", SAMPLE.replace("]}", "], \"by\": \"ann\"}"));
    }

    @Test
    void two_steps_for_the_same_are_named() throws IOException {
        releaseSecondVersion();
        assertThat(faults(List.of(new BySomebody(), new Forgetful()), HungBySomebody.class))
                .singleElement()
                .asString()
                .contains("Two classes make the step")
                .contains("BySomebody")
                .contains("Forgetful");
    }

    @Test
    void a_record_that_stays_behind_is_named() throws IOException {
        releaseSecondVersion();
        assertThat(faults(List.of(new BySomebody()), Hung.class))
                .anySatisfy(fault ->
                        assertThat(fault)
                                .contains("2.0.0 is released, and Hung still writes 1.0.0"));
    }

    @Test
    void a_record_may_ask_for_less_of_an_older_version_but_not_for_something_else()
            throws IOException {
        releaseSecondVersion();
        var steps = List.<Revision>of(new BySomebody());
        assertThat(faults(steps, HungBySomebody.class, OnlyTheDoor.class)).isEmpty();
        assertThat(faults(steps, HungBySomebody.class, WantsANumber.class))
                .singleElement()
                .asString()
                .contains("/properties/door/type")
                .contains("WantsANumber");
    }

    @Test
    void a_sample_must_be_what_the_record_writes() throws IOException {
        sample("1.0.0", SAMPLE.replace("]}", "], \"colour\": \"red\"}"));
        assertThat(faults(Hung.class))
                .singleElement()
                .asString()
                .contains("comes back from the record");
        sample("1.0.0", SAMPLE.replace("shut", "ajar"));
        assertThat(faults(Hung.class)).isNotEmpty().allMatch(fault -> fault.contains("its sample"));
    }

    @Test
    void a_sample_may_leave_out_what_may_be_null() throws IOException {
        command("draft", HungWithNote.class);
        describe("1.1.0");
        command("release", HungWithNote.class);
        sample("1.1.0", SAMPLE);
        assertThat(faults(HungWithNote.class)).isEmpty();
    }

    @Test
    void a_step_that_cdi_does_not_find_is_named() throws IOException {
        releaseSecondVersion();
        assertThat(faults(List.of(new Unmanaged()), HungBySomebody.class))
                .singleElement()
                .asString()
                .contains("Unmanaged")
                .contains("annotate it with @Dependent");
    }

    @Test
    void nothing_is_released_that_others_could_not_read() throws IOException {
        command("draft", HungWithNote.class);
        edit("1.1.0", "\"hinges\" ]", "\"note\" ]");
        edit("1.1.0", "\"lock\", ", "");
        command("release", HungWithNote.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Not released: door.hung 1.1.0")
                .contains("/properties/lock: 1.0.0 requires it");
        assertThat(faults(HungWithNote.class))
                .isNotEmpty()
                .allMatch(fault -> fault.contains("door.hung 1.1.0: cannot be released"));
    }

    @Test
    void nothing_is_released_that_nobody_explains() throws IOException {
        command("draft", HungWithNote.class);
        command("release", HungWithNote.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Not released: door.hung 1.1.0: /properties/note has no description")
                .doesNotContain("/properties/lock has");
        assertThat(faults(HungWithNote.class))
                .singleElement()
                .asString()
                .contains("cannot be released: /properties/note has no description");
        describe("1.1.0");
        command("release", HungWithNote.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Released door.hung 1.1.0");
    }

    @Test
    void properties_inside_are_explained_too() {
        var schema =
                """
                {"properties": {
                    "a": {"description": " ", "type": "object", "properties": {"b": {}}},
                    "c": {"description": "C.", "items": {"anyOf": [{"properties": {"d": {}}}]}},
                    "e": {"$ref": "#/$defs/Explained"}, "f": {"$ref": "#/$defs/Silent"},
                    "g": {"description": "G.", "const": {"properties": {"data": 1}}}},
                 "$defs": {"Explained": {"description": "E.", "type": "string"},
                           "Silent": {"properties": {"properties": {"type": "string"}}}}}\
                """;
        assertThat(Undescribed.in(Json.STRICT.readTree(schema)))
                .containsExactlyInAnyOrder(
                        "/properties/a",
                        "/properties/a/properties/b",
                        "/properties/c/items/anyOf/0/properties/d",
                        "/properties/f",
                        "/$defs/Silent/properties/properties");
    }

    @Test
    void the_command_says_what_it_did_not_do() {
        command("draft", HungWithoutNote.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("differs from what is released. Give it the version 2.0.0, at least");
        command("release", Hung.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("There are no drafts");
    }

    @Test
    void a_draft_follows_its_record() {
        command("draft", HungWithNote.class);
        command("draft", HungByWhom.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("drafted again");
        command("draft", HungByWhom.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("the draft is there, and fits");
    }

    @Test
    void a_draft_says_what_the_record_says_and_what_was_said_before() throws IOException {
        edit("1.0.0", "The lock.", "Of the door.");
        Files.delete(folder.resolve("schemas/released.sha256"));
        command("release", Hung.class);
        command("draft", HungWithNote.class);
        assertThat(Files.readString(schema("1.1.0")))
                .contains("Of the door.")
                .contains("\"open\", \"shut\"")
                .contains("\"note\"");
    }

    @Test
    void the_difference_is_reported_with_the_least_version() {
        command("diff", Hung.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("door.hung 1.0.0: as in its schema");
        command("diff", HungWithNote.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("/properties/note: the record has it")
                .contains("least version: 1.1.0");
        command("diff", HungBySomebody.class);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("least version: 2.0.0");
    }
}
