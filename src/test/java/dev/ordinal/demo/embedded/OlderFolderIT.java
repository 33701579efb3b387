package dev.ordinal.demo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Tests of a data folder whose database was created with another password. */
class OlderFolderIT {

    private static final int PORT = 25436;

    @TempDir private Path folder;

    @Test
    void an_older_database_takes_the_new_password_and_forgets_the_old() throws Exception {
        try (var data = DataFolder.take(folder)) {
            withDatabase(
                    data,
                    "ordinal",
                    () -> {
                        try (var connection = connect("ordinal");
                                var statement = connection.createStatement()) {
                            statement.execute("create table kept (id bigint)");
                        }
                    });
            withDatabase(
                    data,
                    "it's \"new\"",
                    () -> {
                        assertThatThrownBy(() -> connect("ordinal"))
                                .hasMessageContaining("password authentication failed");
                        try (var connection = connect("it's \"new\"");
                                var tables =
                                        connection
                                                .getMetaData()
                                                .getTables(null, null, "kept", null)) {
                            assertThat(tables.next()).isTrue();
                        }
                    });
        }
    }

    private interface Use {
        void run() throws SQLException;
    }

    private void withDatabase(DataFolder data, String password, Use use)
            throws IOException, SQLException {
        try (var _ = Postgres.start(data, settings(new Login("ordinal", password)))) {
            use.run();
        }
    }

    private Settings settings(Login login) {
        return new Settings(
                true,
                false,
                Port.onLoopback(PORT, "the test's"),
                Port.onLoopback(0, "the test's"),
                login,
                login,
                folder,
                Port.onLoopback(0, "the test's"),
                true);
    }

    private static Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + PORT + "/ordinal", "ordinal", password);
    }
}
