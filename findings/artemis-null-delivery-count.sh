#!/usr/bin/env bash
# Apache Artemis: a receiver over AMQP 1.0 gets an application property JMSXDeliveryCount with the
# value null with every message that was sent with the JMS client, and nothing at the sender
# prevents it.
# A good engineer's guess: application properties are those that the sender set.
#
# Needs Maven and a JDK 17 or later. Installs pinned public packages below a temporary folder, starts
# a broker on 127.0.0.1 there, and removes the folder. Exits with 1 if the behaviour has changed.
set -euo pipefail
version=2.55.0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>count</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.artemis</groupId><artifactId>artemis-server</artifactId><version>$version</version>
      <exclusions><exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-epoll</artifactId></exclusion>
        <exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-kqueue</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>org.apache.artemis</groupId><artifactId>artemis-amqp-protocol</artifactId><version>$version</version></dependency>
    <dependency><groupId>org.apache.artemis</groupId><artifactId>artemis-jakarta-client</artifactId><version>$version</version>
      <exclusions><exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-epoll</artifactId></exclusion>
        <exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-kqueue</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>org.apache.qpid</groupId><artifactId>protonj2-client</artifactId><version>1.1.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.20</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib
cat > Count.java <<'JAVA'
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.protonj2.client.Client;

public class Count {
    public static void main(String[] args) throws Exception {
        int port; try (var free = new java.net.ServerSocket(0)) { port = free.getLocalPort(); }
        var configuration = new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false)
                .addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", port)));
        var server = new EmbeddedActiveMQ().setConfiguration(configuration);
        server.start();
        var properties = new TreeMap<String, Object>();
        try {
            try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port); var context = factory.createContext()) {
                context.createProducer().setProperty("color", "red").send(context.createQueue("events"), "text");
            }
            try (var client = Client.create(); var connection = client.connect("127.0.0.1", port);
                    var receiver = connection.openReceiver("events")) {
                receiver.receive().message().forEachProperty(properties::put);
            }
        } finally {
            server.stop();
        }
        System.out.println("Artemis " + args[0] + ", application properties over AMQP: " + properties);
        System.exit(properties.containsKey("JMSXDeliveryCount") && properties.get("JMSXDeliveryCount") == null ? 0 : 1);
    }
}
JAVA
java -cp 'lib/*' Count.java "$version"
