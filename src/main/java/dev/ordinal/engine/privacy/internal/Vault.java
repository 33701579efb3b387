package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.privacy.VaultException;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The table of persons and their keys. Every statement commits by itself, whatever transaction
 * calls it: a key is durable before anything is sealed with it, and it may live in another database
 * than the events.
 */
@ApplicationScoped
public class Vault {

    private static final String FIND =
            "select subject_sealed, key_wrapped from vault.person where id = ?";
    private static final String FIND_ID = "select id from vault.person where subject_hash = ?";
    private static final String INSERT =
            """
            insert into vault.person (id, subject_hash, subject_sealed, key_wrapped)
            values (?, ?, ?, ?) on conflict (subject_hash) do nothing
            """;
    private static final String ERASE =
            """
            update vault.person
               set subject_hash = null, subject_sealed = null, key_wrapped = null,
                   erased_at = clock_timestamp()
             where id = ? and erased_at is null
            """;
    private static final String FIRST_KEY =
            "insert into vault.master_key (check_value) values (?) on conflict do nothing";

    @Resource(lookup = "jdbc/vault")
    private DataSource dataSource;

    /**
     * Stored data of a person; both parts are null once the person is erased.
     *
     * @param subject sealed with the person's key
     * @param key sealed with the master key
     */
    public record Entry(@Nullable String subject, @Nullable String key) {}

    /** One statement. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new VaultException(e);
        }
    }

    public Optional<Entry> find(UUID person) {
        return run(
                FIND,
                statement -> {
                    statement.setObject(1, person);
                    try (var rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(entry(rows)) : Optional.empty();
                    }
                });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getString(1), row.getString(2));
    }

    public Optional<UUID> findId(String subjectHash) {
        return run(
                FIND_ID,
                statement -> {
                    statement.setString(1, subjectHash);
                    try (var rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.of(rows.getObject(1, UUID.class))
                                : Optional.empty();
                    }
                });
    }

    /** Inserts a person; returns false if the person exists already. */
    public boolean insert(UUID person, String subjectHash, Entry entry) {
        return run(
                INSERT,
                statement -> {
                    statement.setObject(1, person);
                    statement.setString(2, subjectHash);
                    statement.setString(3, entry.subject());
                    statement.setString(4, entry.key());
                    return statement.executeUpdate() == 1;
                });
    }

    public void erase(UUID person) {
        run(
                ERASE,
                statement -> {
                    statement.setObject(1, person);
                    return statement.executeUpdate();
                });
    }

    /**
     * Whether the keys in this vault are sealed with this master key: the first one that was ever
     * used.
     */
    boolean isUnder(MasterKey master) {
        run(
                FIRST_KEY,
                statement -> {
                    statement.setString(1, master.check());
                    return statement.executeUpdate();
                });
        return run(
                "select check_value from vault.master_key",
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        return rows.next() && rows.getString(1).equals(master.check());
                    }
                });
    }

    DataSource dataSource() {
        return dataSource;
    }
}
