#!/usr/bin/env bash
# liberty-maven-plugin: the goal run builds the WAR a second time, and does not know the parameter
# classesDirectory of maven-war-plugin. After `mvn package liberty:run` the WAR holds other classes
# than after `mvn package`. A good engineer's guess: run deploys the WAR that package has built.
#
# Needs Maven, a JDK 17 or later, unzip. Installs pinned public packages below a temporary folder,
# starts a server on 127.0.0.1 there, stops it and removes the folder. Exits with 1 if the behaviour
# has changed.
set -euo pipefail
war=3.5.1 plugin=3.12.0 liberty=26.0.0.5
work=$(mktemp -d); pid=
stop() { if [ -n "$pid" ]; then kill -TERM -- "-$pid" 2>/dev/null || true; sleep 5; kill -KILL -- "-$pid" 2>/dev/null || true; fi; rm -rf "$work"; }
trap stop EXIT
cd "$work"
mkdir -p src/main/resources src/main/liberty/config chosen
echo all > src/main/resources/every-class.txt
echo some > chosen/chosen-class.txt
cat > src/main/liberty/config/server.xml <<XML
<server><featureManager><feature>servlet-6.1</feature></featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="19987" httpsPort="-1"/>
  <webApplication location="trial.war"/></server>
XML
cat > pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>trial</artifactId><version>1</version><packaging>war</packaging>
  <build><finalName>trial</finalName><plugins>
    <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-war-plugin</artifactId><version>$war</version>
      <configuration><failOnMissingWebXml>false</failOnMissingWebXml>
        <classesDirectory>\${project.basedir}/chosen</classesDirectory></configuration></plugin>
    <plugin><groupId>io.openliberty.tools</groupId><artifactId>liberty-maven-plugin</artifactId><version>$plugin</version>
      <configuration><looseApplication>false</looseApplication>
        <runtimeArtifact><groupId>io.openliberty</groupId><artifactId>openliberty-runtime</artifactId><version>$liberty</version><type>zip</type></runtimeArtifact>
      </configuration></plugin>
  </plugins></build>
</project>
XML
classes() { unzip -l "$1" | grep -o 'WEB-INF/classes/[^ ]*txt' | sort | tr '\n' ' '; }
mvn -q -B -ntp package
packaged=$(classes target/trial.war)
setsid mvn -B -ntp package liberty:run > run.log 2>&1 & pid=$!
for _ in $(seq 300); do grep -q 'CWWKF0011I\|BUILD FAILURE' run.log && break; sleep 1; done
run=$(classes target/trial.war)
echo "liberty-maven-plugin $plugin, maven-war-plugin $war, Open Liberty $liberty"
echo "after package:              $packaged"
echo "after package liberty:run:  $run"
# seen on 2026-11-28: chosen-class.txt alone, then chosen-class.txt and every-class.txt
[ "$packaged" = 'WEB-INF/classes/chosen-class.txt ' ] && grep -q every-class.txt <<< "$run" && echo "As described." || { echo "The behaviour has changed."; tail -5 run.log; exit 1; }
