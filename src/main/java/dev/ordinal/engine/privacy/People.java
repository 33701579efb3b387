package dev.ordinal.engine.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.ordinal.engine.privacy.internal.BrokenSealException;
import dev.ordinal.engine.privacy.internal.MasterKeys;
import dev.ordinal.engine.privacy.internal.Person;
import dev.ordinal.engine.privacy.internal.Vault;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Who the pseudonyms in events are, and what was sealed for them, as long as they are not erased.
 * What a server has read it remembers for some seconds, and so does not hear of an erasure on
 * another one any later.
 */
@ApplicationScoped
public class People {

    private static final long REMEMBERED = 100_000;

    @Inject private Vault vault;
    @Inject private MasterKeys keys;

    @Inject
    @ConfigProperty(name = "ordinal.vault.remembered", defaultValue = "PT5S")
    private Duration remembered;

    private Cache<String, UUID> pseudonyms = Caffeine.newBuilder().build();
    private Cache<UUID, Person> persons = Caffeine.newBuilder().build();

    @PostConstruct
    void begin() {
        pseudonyms = cache();
        persons = cache();
    }

    private <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(remembered).build();
    }

    /** Stands for a subject wherever something is kept; a new one at first sight. */
    public UUID pseudonym(String subject) {
        return find(subject).orElseGet(() -> create(subject));
    }

    /** The pseudonym of a subject that has one. */
    public Optional<UUID> find(String subject) {
        var known = pseudonyms.getIfPresent(subject);
        if (known != null) return Optional.of(known);
        var found = vault.findId(keys.get().hash(subject));
        found.ifPresent(id -> pseudonyms.put(subject, id));
        return found;
    }

    private UUID create(String subject) {
        var person = Person.fresh(subject);
        var master = keys.get();
        boolean isMine = vault.insert(person.id(), master.hash(subject), person.entry(master));
        if (!isMine) return pseudonym(subject);
        persons.put(person.id(), person);
        pseudonyms.put(subject, person.id());
        return person.id();
    }

    /** Whether there is, or was, such a person. */
    public boolean isKnown(UUID person) {
        return person(person).isPresent();
    }

    public boolean isErased(UUID person) {
        return person(person).filter(p -> p.seal() == null).isPresent();
    }

    /** Who it is; empty once erased. */
    public Optional<String> subjectOf(UUID person) {
        return person(person).flatMap(p -> Optional.ofNullable(p.subject()));
    }

    /**
     * Seals a text for a person.
     *
     * @throws ErasedPersonException if the person was erased
     */
    public Personal seal(UUID person, String text) {
        return person(person).orElseThrow(() -> new ErasedPersonException(person)).seal(text);
    }

    /**
     * What was sealed; empty once its person is erased. Text that was never sealed is given as it
     * stands.
     *
     * @throws BrokenSealException if somebody has meddled with it
     */
    public Optional<String> open(Personal text) {
        var id = text.person();
        if (id.isEmpty()) return Optional.of(text.written());
        var content = text.content().orElseThrow();
        return person(id.get()).flatMap(p -> Optional.ofNullable(p.open(content)));
    }

    /**
     * Makes everything unreadable that was ever sealed for a person, wherever it is, and forgets
     * who it was.
     */
    public void erase(UUID person) {
        vault.erase(person);
        persons.invalidate(person);
        pseudonyms.asMap().values().removeIf(person::equals);
    }

    private Optional<Person> person(UUID id) {
        var known = persons.getIfPresent(id);
        if (known != null) return Optional.of(known);
        var found = vault.find(id).map(entry -> Person.of(id, entry, keys.get()));
        found.ifPresent(p -> persons.put(id, p));
        return found;
    }
}
