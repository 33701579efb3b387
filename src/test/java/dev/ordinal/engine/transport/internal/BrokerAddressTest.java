package dev.ordinal.engine.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:61616, 127.0.0.1:61616, false",
        "tcp://broker:61617?sslEnabled=true&trustStorePassword=secret, broker:61617, true",
        "tcp://broker:61617?trustStorePassword=secret;sslEnabled=true, broker:61617, true",
        "tcp://broker:61617?sslEnabled=false, broker:61617, false",
        "amqps://broker.example:5671, broker.example:5671, true",
        "amqp://[::1]:5672, [::1]:5672, false"
    })
    void an_address_has_no_parameters(String url, String hostAndPort, boolean isEncrypted) {
        assertThat(BrokerAddress.allIn(url))
                .containsExactly(new BrokerAddress(hostAndPort, isEncrypted));
    }

    @Test
    void a_backup_is_an_address_too() {
        assertThat(BrokerAddress.allIn("(tcp://one:61617?sslEnabled=true, tcp://two:61617)?a=b"))
                .containsExactly(
                        new BrokerAddress("one:61617", true),
                        new BrokerAddress("two:61617", false));
        assertThat(BrokerAddress.allIn("(tcp://one:61617,tcp://two:61617)?sslEnabled=true"))
                .extracting(BrokerAddress::coreUrl)
                .containsExactly(
                        "tcp://one:61617?sslEnabled=true", "tcp://two:61617?sslEnabled=true");
    }
}
