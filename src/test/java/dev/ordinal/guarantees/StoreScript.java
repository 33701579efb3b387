package dev.ordinal.guarantees;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Database of a server as a compressed SQL script that psql understands: the migrations as that
 * server applied them, every row, and where the sequences stand.
 */
final class StoreScript {

    private static final String TABLES =
            """
            select format('%I.%I (%s)', table_schema, table_name,
                          string_agg(quote_ident(column_name), ', ' order by ordinal_position))
              from information_schema.columns join information_schema.tables
                   using (table_schema, table_name)
             where table_schema in ('public', 'vault') and table_type = 'BASE TABLE'
             group by table_schema, table_name order by table_schema, table_name\
            """;

    private static final String SEQUENCES =
            """
            select format('select setval(''%I.%I'', %s);', schemaname, sequencename, last_value)
              from pg_sequences where last_value is not null order by 1\
            """;

    private static final String ROWS = " from stdin;";
    private static final String END_OF_ROWS = "\\.";

    private StoreScript() {}

    /** Writes a database that is not in use. */
    static void write(Connection database, Path file) throws SQLException, IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            schema(database, "public", "db/migration/", out);
            print(out, "create schema vault;\nset search_path to vault;\n");
            schema(database, "vault", "db/vault/", out);
            print(out, "set search_path to public;\n");
            for (String table : texts(database, TABLES)) rows(database, table, out);
            for (String sequence : texts(database, SEQUENCES)) print(out, sequence + "\n");
        }
    }

    private static void schema(Connection database, String schema, String folder, OutputStream out)
            throws SQLException, IOException {
        for (String script : texts(database, migrations(schema))) {
            print(out, resource(folder + script) + "\n");
        }
        print(out, history(schema));
    }

    private static String migrations(String schema) {
        return """
        select script from %s.flyway_schema_history
         where type = 'SQL' order by installed_rank\
        """
                .formatted(schema);
    }

    /** The statement that creates Flyway's own table. */
    private static String history(String schema) {
        return """
        create table %1$s.flyway_schema_history (
            installed_rank integer primary key,
            version        varchar(50),
            description    varchar(200)  not null,
            type           varchar(20)   not null,
            script         varchar(1000) not null,
            checksum       integer,
            installed_by   varchar(100)  not null,
            installed_on   timestamp     not null default now(),
            execution_time integer       not null,
            success        boolean       not null
        );
        create index flyway_schema_history_s_idx on %1$s.flyway_schema_history (success);
        """
                .formatted(schema);
    }

    private static String resource(String name) throws IOException {
        try (var file = StoreScript.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) throw new IOException("No migration " + name);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void rows(Connection database, String table, OutputStream out)
            throws SQLException, IOException {
        print(out, "copy " + table + ROWS + "\n");
        var rows = new ByteArrayOutputStream();
        copyManager(database).copyOut("copy " + table + " to stdout", rows);
        rows.writeTo(out);
        print(out, END_OF_ROWS + "\n");
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(Connection database, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }

    /** Fills an empty database. */
    static void restore(InputStream script, Connection database) throws SQLException, IOException {
        try (var text = new GZIPInputStream(script)) {
            var all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            restore(all.lines().iterator(), database);
        }
    }

    private static void restore(Iterator<String> lines, Connection database)
            throws SQLException, IOException {
        var statements = new StringBuilder();
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.endsWith(ROWS)) {
                execute(statements, database);
                copyManager(database).copyIn(line, new StringReader(rows(lines)));
            } else {
                statements.append(line).append('\n');
            }
        }
        execute(statements, database);
    }

    private static void execute(StringBuilder statements, Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(statements.toString());
        }
        statements.setLength(0);
    }

    private static String rows(Iterator<String> lines) {
        var rows = new StringBuilder();
        for (var line = lines.next(); !line.equals(END_OF_ROWS); line = lines.next()) {
            rows.append(line).append('\n');
        }
        return rows.toString();
    }

    private static CopyManager copyManager(Connection database) throws SQLException {
        return database.unwrap(PGConnection.class).getCopyAPI();
    }
}
