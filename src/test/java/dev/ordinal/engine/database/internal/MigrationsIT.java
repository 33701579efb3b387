package dev.ordinal.engine.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * Tests of modules that come as jars with their own migrations, which are older than the engine's
 * last.
 */
@ArquillianTest
class MigrationsIT {

    @Inject private Sql sql;
    @Inject private Transactions transactions;

    @Deployment
    static WebArchive application() {
        var marked = module("marked").add(new StringAsset(""), "db/migration/flyway.location");
        return OrdinalDeployment.with(MigrationsIT.class, Sql.class)
                .addAsLibraries(marked, module("plain"));
    }

    private static JavaArchive module(String name) {
        return ShrinkWrap.create(JavaArchive.class, name + ".jar")
                .add(
                        new StringAsset(
                                "create table if not exists of_" + name + "_jar (id bigint)"),
                        "db/migration/"
                                + name
                                + "/V2026_11_02_"
                                + name.length()
                                + "__"
                                + name
                                + ".sql");
    }

    private boolean exists(String table) {
        var count = "select count(*) from pg_tables where tablename = ?1";
        return transactions.call(() -> sql.number(count, table)) == 1;
    }

    @Test
    void tables_of_every_jar_are_made() {
        assertThat(exists("event")).isTrue();
        assertThat(exists("of_marked_jar")).isTrue();
        assertThat(exists("of_plain_jar")).isTrue();
    }
}
