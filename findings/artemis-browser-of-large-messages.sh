#!/usr/bin/env bash
# Apache Artemis: a JMS QueueBrowser of a connection with consumerWindowSize=0 ends before the last
# message when the messages are large (above minLargeMessageSize, 100 KB), and says so nowhere. With
# an unlimited window (-1) it seldom does.
# A good engineer's guess: a window of 0 is slower, and the browser still shows every message.
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
  <groupId>findings</groupId><artifactId>browser</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.artemis</groupId><artifactId>artemis-server</artifactId><version>$version</version>
      <exclusions><exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-epoll</artifactId></exclusion>
        <exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-kqueue</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>org.apache.artemis</groupId><artifactId>artemis-jakarta-client</artifactId><version>$version</version>
      <exclusions><exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-epoll</artifactId></exclusion>
        <exclusion><groupId>io.netty</groupId><artifactId>netty-transport-native-kqueue</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.20</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib
cat > Browse.java <<'JAVA'
import jakarta.jms.*;
import java.util.*;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.*;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Browse {
    static final int MESSAGES = 27, SIZE = 200_000, LOOKS = 20;

    public static void main(String[] args) throws Exception {
        int port; try (var free = new java.net.ServerSocket(0)) { port = free.getLocalPort(); }
        var configuration = new ConfigurationImpl().setPersistenceEnabled(true).setSecurityEnabled(false)
                .setJournalDirectory("data/journal").setBindingsDirectory("data/bindings")
                .setLargeMessagesDirectory("data/large").setPagingDirectory("data/paging")
                .addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", port)));
        var server = new EmbeddedActiveMQ().setConfiguration(configuration);
        server.start();
        int shortLists;
        try {
            var address = "tcp://127.0.0.1:" + port;
            try (var factory = new ActiveMQConnectionFactory(address); var context = factory.createContext()) {
                for (int i = 0; i < MESSAGES; i++) {
                    context.createProducer().send(context.createQueue("letters"), "x".repeat(SIZE));
                }
            }
            shortLists = look("consumerWindowSize=0", address + "?consumerWindowSize=0");
            look("consumerWindowSize=-1", address + "?consumerWindowSize=-1");
        } finally {
            server.stop();
        }
        System.exit(shortLists > 0 ? 0 : 1);
    }

    static int look(String name, String url) throws Exception {
        var counts = new ArrayList<Integer>();
        try (var factory = new ActiveMQConnectionFactory(url)) {
            for (int look = 0; look < LOOKS; look++) {
                try (var context = factory.createContext();
                        var browser = context.createBrowser(context.createQueue("letters"))) {
                    counts.add(Collections.list(browser.getEnumeration()).size());
                }
            }
        }
        int less = (int) counts.stream().filter(count -> count < MESSAGES).count();
        System.out.println(name + ": of " + MESSAGES + " messages the browser showed " + counts + ", too few " + less + " times");
        return less;
    }
}
JAVA
echo "Artemis $version, $(java -version 2>&1 | head -1)"
# seen on 2026-11-28: consumerWindowSize=0 shows between 1 and 27 of 27, another number at each look
java -cp 'lib/*' Browse.java && echo "As described." || { echo "The behaviour has changed."; exit 1; }
