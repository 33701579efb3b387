package dev.ordinal.demo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/** Tests that compare the files in {@code src/main/broker} with the broker inside the server. */
class ShippedBrokerTest {

    private static final Path XML = ShippedBroker.SHIPPED.resolve("broker.xml");

    @Test
    void both_brokers_treat_every_address_alike() throws Exception {
        Map<String, Map<String, String>> embedded;
        try (var xml = Broker.class.getResourceAsStream("broker.xml")) {
            embedded = addressSettings(Objects.requireNonNull(xml));
        }
        assertThat(embedded).containsKeys("#", "events.#", "dlq.#");
        try (var xml = Files.newInputStream(XML)) {
            assertThat(addressSettings(xml)).isEqualTo(embedded);
        }
    }

    @Test
    void a_password_that_was_not_filled_in_is_refused() throws Exception {
        var users = properties("artemis-users.properties");
        assertThat(users).hasSize(3);
        var door = new ActiveMQJAASSecurityManager("activemq");
        var before = ShippedBroker.useLoginConfig(ShippedBroker.SHIPPED);
        try {
            for (String user : users.stringPropertyNames()) {
                var hash = users.getProperty(user);
                for (String guess : List.of("", hash, PasswordMaskingUtil.unwrap(hash)))
                    assertThat(door.authenticate(user, guess, null, null)).as(guess).isNull();
            }
        } finally {
            System.setProperties(before);
        }
    }

    @Test
    void every_role_that_is_granted_something_has_users_and_every_user_a_role() throws Exception {
        var roles = properties("artemis-roles.properties");
        assertThat(roles.stringPropertyNames()).hasSameElementsAs(grantedRoles());
        assertThat(roles.values())
                .hasSameElementsAs(properties("artemis-users.properties").keySet());
    }

    private static List<String> grantedRoles() throws Exception {
        try (var xml = Files.newInputStream(XML)) {
            return elements(parse(xml), "permission")
                    .flatMap(permission ->
                            Arrays.stream(permission.getAttribute("roles").split(",")))
                    .distinct()
                    .toList();
        }
    }

    private static Map<String, Map<String, String>> addressSettings(InputStream xml)
            throws Exception {
        Map<String, Map<String, String>> settings = new TreeMap<>();
        elements(parse(xml), "address-setting")
                .forEach(setting -> settings.put(setting.getAttribute("match"), values(setting)));
        return settings;
    }

    private static Map<String, String> values(Element setting) {
        Map<String, String> values = new TreeMap<>();
        for (Node at = setting.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element value)
                values.put(value.getTagName(), value.getTextContent().strip());
        }
        return values;
    }

    private static Stream<Element> elements(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }

    private static Document parse(InputStream xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
    }

    private static Properties properties(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(ShippedBroker.SHIPPED.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }
}
