package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.Http;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Store that a server of an earlier release left behind: its database, the key of its vault, and
 * what it answered.
 *
 * @param places paths of resources by what they are in the story, such as {@code "paying"}
 * @param answers what a user was answered, by {@code "user path"}
 */
record KeptStore(Map<String, String> places, Map<String, JsonNode> answers) {

    private static final String DATABASE = "store.sql.gz";
    private static final String ANSWERS = "answers.json.gz";
    private static final String KEY = "vault.key";

    private static final List<String> CONTENTS =
            List.of(
                    "select count(*) from event where name = 'command.sent'",
                    "select count(*) from event where name = 'command.refused'",
                    "select count(*) from event where name = 'payment.refunded'",
                    "select count(*) from event where name = 'payment.outcome_unknown'",
                    "select count(*) from event where name = 'person.erased'",
                    "select count(*) from event where name = 'saga.timer_moved'",
                    "select count(*) from event where name = 'dead_letter.replayed'",
                    "select count(*) from event where name = 'dead_letter.edited'",
                    "select count(*) from event where name = 'dead_letter.discarded'",
                    "select count(*) from snapshot",
                    "select count(*) from checkpoint where position > 0",
                    "select count(*) from receipt where result ->> 'result' = 'accepted'",
                    "select count(*) from receipt where result ->> 'result' = 'refused'",
                    "select count(*) from inbox",
                    "select count(*) from parked_event where failures > 0",
                    "select count(*) from parked_event where failures = 0",
                    "select count(*) from saga_instance where finished",
                    "select count(*) from saga_instance where attention <> ''",
                    "select count(*) from saga_timer where name = 'payment'",
                    "select count(*) from saga_timer where name = 'stock'",
                    "select count(*) from replay",
                    "select count(*) from payment_call where due_at is not null",
                    "select count(*) from sandbox_refund",
                    "select count(*) from vault.person where erased_at is not null",
                    "select count(*) from vault.person where erased_at is null");

    static KeptStore empty() {
        return new KeptStore(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Reads the answers of a release. */
    static KeptStore of(String release) throws IOException {
        try (var file = new GZIPInputStream(open(release, ANSWERS))) {
            return Json.STRICT.readValue(file.readAllBytes(), KeptStore.class);
        }
    }

    private static InputStream open(String release, String file) throws IOException {
        var name = "stores/" + release + "/" + file;
        var found = KeptStore.class.getClassLoader().getResourceAsStream(name);
        if (found == null) throw new IOException("No " + name);
        return found;
    }

    static void restore(String release, Connection database) throws IOException, SQLException {
        try (var script = open(release, DATABASE)) {
            StoreScript.restore(script, database);
        }
    }

    /** The key of the vault: a secret of the tests only. */
    static String vaultKey(String release) throws IOException {
        try (var file = open(release, KEY)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    void write(Path folder, Connection database, String vaultKey) throws IOException, SQLException {
        Files.createDirectories(folder);
        StoreScript.write(database, folder.resolve(DATABASE));
        Files.writeString(folder.resolve(KEY), vaultKey + "\n");
        try (var file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(ANSWERS)))) {
            new ByteArrayInputStream(Json.STRICT.writeValueAsBytes(this)).transferTo(file);
        }
    }

    /** Stores the path of a resource under a name. */
    String place(String name, String path) {
        places.put(name, path);
        return path;
    }

    /** The path of a named resource. */
    String place(String name) {
        var path = places.get(name);
        if (path == null) throw new IllegalArgumentException("No " + name + " in this store");
        return path;
    }

    /** The paths of the orders among the answers. */
    Set<String> orders() {
        return answers.keySet().stream()
                .map(question -> question.replaceFirst(".* ", ""))
                .filter(path -> path.matches("/api/orders/[^/?]+"))
                .collect(Collectors.toSet());
    }

    /** Sends a request and stores the answer. */
    JsonNode ask(Http http, String user, String path) {
        var answer = http.as(user).get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        answers.put(user + " " + path, answer.json());
        return answer.json();
    }

    /** Repeats all requests. Answers may have more properties than the stored ones. */
    void assertSame(Http http) {
        assertThat(answers.entrySet())
                .allSatisfy(asked -> {
                    var question = asked.getKey().split(" ", 2);
                    var answer = http.as(question[0]).get(question[1]);
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                    assertContains(answer.json(), asked.getValue(), asked.getKey());
                });
    }

    private static void assertContains(JsonNode now, JsonNode before, String where) {
        if (before.isObject()) {
            for (var property : before.properties()) {
                var name = property.getKey();
                assertContains(now.path(name), property.getValue(), where + "/" + name);
            }
        } else if (before.isArray()) {
            assertThat(now.size()).as(where).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                assertContains(now.get(i), before.get(i), where + "/" + i);
            }
        } else {
            assertThat(now).as(where).isEqualTo(before);
        }
    }

    /** The folder of a release among the sources. */
    static Path folder(String release) {
        return Path.of("src/test/resources/stores", release);
    }

    /** Checks that the store holds everything that it is kept for. */
    static void assertComplete(ExternalServers servers) {
        assertThat(CONTENTS).allSatisfy(query -> assertThat(servers.number(query)).isPositive());
    }
}
