package dev.ordinal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.testkit.EmbeddedSecret;
import dev.ordinal.testkit.OrdinalDeployment;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;

import org.apache.activemq.artemis.api.config.ActiveMQDefaultConfiguration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Test that a server starts with the default set-up and answers. */
@ArquillianTest
class SmokeIT {
    @Resource(lookup = "jdbc/ordinal")
    private DataSource database;

    @Inject
    @ConfigProperty(name = "ordinal.embedded.broker.port")
    private int brokerPort;

    @Inject
    @ConfigProperty(name = "ordinal.broker.password")
    private String brokerPassword;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(SmokeIT.class);
    }

    @Test
    void the_database_confirms_only_what_is_on_disk() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("application_name")).isEqualTo("ordinal");
    }

    @Test
    void the_broker_hands_on_a_message() {
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
                JMSContext context = factory.createContext("ordinal", brokerPassword)) {
            var queue = context.createQueue("commands.smoke");
            context.createProducer().send(queue, "hello");
            assertThat(context.createConsumer(queue).receiveBody(String.class, 5_000))
                    .isEqualTo("hello");
        }
    }

    @Test
    void the_broker_opens_to_its_secret_alone() {
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort)) {
            for (String guess : List.of("ordinal", ""))
                assertThatThrownBy(() -> factory.createContext("ordinal", guess))
                        .isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(factory::createContext)
                    .isInstanceOf(JMSSecurityRuntimeException.class);
            var cluster = ActiveMQDefaultConfiguration.getDefaultClusterUser();
            var known = ActiveMQDefaultConfiguration.getDefaultClusterPassword();
            assertThatThrownBy(() -> factory.createContext(cluster, known))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @Test
    @RunAsClient
    void the_database_opens_to_its_secret_alone() throws SQLException {
        connect(EmbeddedSecret.read()).close();
        assertThatThrownBy(() -> connect("ordinal"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    private static Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:25432/ordinal", "ordinal", password);
    }

    private String setting(String name) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
