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
import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The persons behind the pseudonyms in events, and the texts that were sealed for them, until they
 * are erased. Their keys are in the vault: each call commits there by itself, whatever the caller's
 * transaction does.
 *
 * <p>A server keeps what it has read for {@code ordinal.vault.remembered} (5 seconds), so an
 * erasure on another server reaches it after that time at the latest.
 */
@ApplicationScoped
public class People {

    private static final long REMEMBERED = 100_000;

    @Inject private Vault vault;
    @Inject private MasterKeys keys;

    /** Time for which a server keeps the keys of persons in memory. */
    @Inject
    @PositiveOrZero
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

    /**
     * The pseudonym of a subject: an id for events and read models in the place of the name. It is
     * created and stored when the subject is seen for the first time.
     *
     * @throws VaultException if the vault does not answer
     */
    public UUID pseudonym(String subject) {
        return find(subject).orElseGet(() -> create(subject));
    }

    /**
     * The pseudonym of a subject; empty if the subject has none, or was erased.
     *
     * @throws VaultException if the vault does not answer
     */
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

    /**
     * Whether this is the pseudonym of a person, erased or not.
     *
     * @throws VaultException if the vault does not answer
     */
    public boolean isKnown(UUID person) {
        return person(person).isPresent();
    }

    /**
     * Whether the person was erased.
     *
     * @throws VaultException if the vault does not answer
     */
    public boolean isErased(UUID person) {
        return person(person).filter(p -> p.seal() == null).isPresent();
    }

    /**
     * The subject behind a pseudonym; empty once the person is erased.
     *
     * @throws VaultException if the vault does not answer
     */
    public Optional<String> subjectOf(UUID person) {
        return person(person).flatMap(p -> Optional.ofNullable(p.subject()));
    }

    /**
     * Seals a text with a person's key (AES-256-GCM), for a command or an event.
     *
     * @throws ErasedPersonException if the person was erased or is not known
     * @throws VaultException if the vault does not answer
     */
    public Personal seal(UUID person, String text) {
        return person(person).orElseThrow(() -> new ErasedPersonException(person)).seal(text);
    }

    /**
     * The text that was sealed; empty once its person is erased. A text that was never sealed is
     * returned as it is.
     *
     * @throws BrokenSealException if the sealed text was changed, or belongs to another person or
     *     vault
     * @throws VaultException if the vault does not answer
     */
    public Optional<String> open(Personal text) {
        var id = text.person();
        if (id.isEmpty()) return Optional.of(text.written());
        var content = text.content().orElseThrow();
        return person(id.get()).flatMap(p -> Optional.ofNullable(p.open(content)));
    }

    /**
     * Erases a person: deletes the key, so that nothing that was ever sealed for the person can be
     * opened, wherever it is stored, and forgets the subject. It cannot be undone, and is not
     * recorded on an audit stream here.
     *
     * @throws VaultException if the vault does not answer
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
