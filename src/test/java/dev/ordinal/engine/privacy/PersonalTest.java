package dev.ordinal.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.privacy.internal.BrokenSealException;
import dev.ordinal.engine.privacy.internal.MasterKey;
import dev.ordinal.engine.privacy.internal.Person;
import dev.ordinal.engine.privacy.internal.Vault;

import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.UUID;

class PersonalTest {

    private static final String TEXT = "my brother's address is 12 Elm Street";
    private static final MasterKey MASTER = MasterKey.parse(base64(1));

    /** An event with a text of a person. */
    private record Complained(UUID id, Personal reason) {}

    private final Person alice = Person.fresh("alice");
    private final Person bob = Person.fresh("bob");

    private static String base64(int first) {
        var bytes = new byte[MasterKey.BYTES];
        bytes[0] = (byte) first;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String content(Personal sealed) {
        return sealed.content().orElseThrow();
    }

    @Test
    void what_is_sealed_is_opened_with_the_persons_key() {
        var sealed = alice.seal(TEXT);
        assertThat(sealed.person()).contains(alice.id());
        assertThat(sealed.written()).startsWith("personal:v1:" + alice.id() + ":");
        assertThat(alice.open(content(sealed))).isEqualTo(TEXT);
        assertThat(alice.seal("").person()).contains(alice.id());
        assertThat(alice.open(content(alice.seal("")))).isEmpty();
    }

    @Test
    void the_same_text_never_looks_the_same() {
        assertThat(alice.seal(TEXT)).isNotEqualTo(alice.seal(TEXT));
    }

    @Test
    void the_text_is_not_in_logs() {
        var event = new Complained(UUID.randomUUID(), Personal.plain(TEXT));
        assertThat(event.toString()).doesNotContain(TEXT);
        var sealed = alice.seal(TEXT);
        assertThat(sealed.toString()).contains(alice.id().toString());
        assertThat(sealed.toString()).doesNotContain(content(sealed));
        assertThat(alice.toString()).doesNotContain("alice");
    }

    @Test
    void a_changed_text_is_noticed() {
        var bytes = Base64.getUrlDecoder().decode(content(alice.seal(TEXT)));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertBroken(alice, changed);
            bytes[i] ^= 1;
        }
        assertBroken(alice, "AAAA");
        assertBroken(alice, "A".repeat(41));
    }

    @Test
    void a_text_cannot_be_moved_to_another_person_not_even_under_the_same_key() {
        var sealed = content(alice.seal(TEXT));
        assertBroken(bob, sealed);
        assertBroken(new Person(bob.id(), "bob", alice.seal()), sealed);
    }

    private static void assertBroken(Person person, String content) {
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> person.open(content));
    }

    @Test
    void a_stored_person_is_identified_only_with_the_master_key() {
        var entry = alice.entry(MASTER);
        assertThat(entry.toString()).doesNotContain("alice");
        var found = Person.of(alice.id(), entry, MASTER);
        assertThat(found.subject()).isEqualTo("alice");
        assertThat(found.open(content(alice.seal(TEXT)))).isEqualTo(TEXT);
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> Person.of(alice.id(), entry, MasterKey.parse(base64(2))));
        assertThatExceptionOfType(BrokenSealException.class)
                .as("the entry of another person")
                .isThrownBy(() -> Person.of(bob.id(), entry, MASTER));
    }

    @Test
    void an_erased_person_can_neither_be_read_nor_written() {
        var sealed = alice.seal(TEXT);
        var erased = Person.of(alice.id(), new Vault.Entry(null, null), MASTER);
        assertThat(erased.open(content(sealed))).isNull();
        assertThat(erased.subject()).isNull();
        assertThatExceptionOfType(ErasedPersonException.class).isThrownBy(() -> erased.seal(TEXT));
    }

    @Test
    void a_master_key_tells_names_and_vaults_apart() {
        var other = MasterKey.parse(base64(2));
        assertThat(MASTER.hash("alice")).isEqualTo(MasterKey.parse(base64(1)).hash("alice"));
        assertThat(MASTER.hash("alice")).isNotEqualTo(MASTER.hash("bob"));
        assertThat(MASTER.hash("alice")).isNotEqualTo(other.hash("alice"));
        assertThat(MASTER.check()).isNotEqualTo(other.check()).isNotEqualTo(MASTER.hash("ordinal"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> MasterKey.parse("YQ=="));
    }

    @Test
    void in_json_it_is_a_string_and_one_of_before_is_read_as_it_stands() {
        var id = UUID.randomUUID();
        var event = new Complained(id, alice.seal(TEXT));
        var json = Json.TOLERANT.writeValueAsString(event);
        assertThat(json).contains("\"reason\":\"personal:v1:" + alice.id());
        assertThat(Json.TOLERANT.readValue(json, Complained.class)).isEqualTo(event);

        var old = "{\"id\":\"%s\",\"reason\":\"personal:v1: was here\"}".formatted(id);
        var read = Json.TOLERANT.readValue(old, Complained.class).reason();
        assertThat(read.person()).isEmpty();
        assertThat(read.written()).isEqualTo("personal:v1: was here");
    }
}
