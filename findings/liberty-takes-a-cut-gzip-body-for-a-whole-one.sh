#!/usr/bin/env bash
# Open Liberty: with autoDecompression, its default, a request body in gzip that ends in the middle
# is read as if it ended there: no exception, no fault, only less text. A good engineer's guess: the
# servlet's read throws, as GZIPInputStream does (EOFException), so that half an order is no order.
# With autoDecompression="false" the application gets the bytes as they were sent and can check.
#
# Needs Maven, a JDK 17 or later, python3. Installs pinned public packages below a temporary folder,
# starts a server on 127.0.0.1 there, stops it and removes the folder. Exits with 1 if the behaviour
# has changed.
set -euo pipefail
war=3.5.1 plugin=3.12.0 liberty=26.0.0.5
work=$(mktemp -d); pid=
stop() { if [ -n "$pid" ]; then kill -TERM -- "-$pid" 2>/dev/null || true; sleep 5; kill -KILL -- "-$pid" 2>/dev/null || true; fi; rm -rf "$work"; }
trap stop EXIT
cd "$work"
mkdir -p src/main/webapp src/main/liberty/config
cat > src/main/liberty/config/server.xml <<XML
<server><featureManager><feature>pages-4.0</feature></featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="19986" httpsPort="-1"/>
  <webApplication location="trial.war" contextRoot="/"/></server>
XML
cat > src/main/webapp/read.jsp <<'JSP'
<%@page import="java.util.*"%><% try { byte[] all = request.getInputStream().readAllBytes();
  out.print(all.length + " bytes"); } catch (Exception e) { out.print(e.getClass().getSimpleName()); } %>
JSP
cat > pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>trial</artifactId><version>1</version><packaging>war</packaging>
  <build><finalName>trial</finalName><plugins>
    <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-war-plugin</artifactId><version>$war</version>
      <configuration><failOnMissingWebXml>false</failOnMissingWebXml></configuration></plugin>
    <plugin><groupId>io.openliberty.tools</groupId><artifactId>liberty-maven-plugin</artifactId><version>$plugin</version>
      <configuration><looseApplication>false</looseApplication>
        <runtimeArtifact><groupId>io.openliberty</groupId><artifactId>openliberty-runtime</artifactId><version>$liberty</version><type>zip</type></runtimeArtifact>
      </configuration></plugin>
  </plugins></build>
</project>
XML
setsid mvn -B -ntp ${MAVEN_OPTIONS:-} package liberty:run > run.log 2>&1 & pid=$!
for _ in $(seq 300); do grep -q 'CWWKF0011I\|BUILD FAILURE' run.log && break; sleep 1; done
cat > send.py <<'PY'
import gzip, http.client, sys
body = gzip.compress(b"".join(b"item %06d;" % i for i in range(1000)), mtime=0)
body = body if sys.argv[1] == "whole" else body[:len(body) // 2]
connection = http.client.HTTPConnection("127.0.0.1", 19986, timeout=60)
connection.request("POST", "/read.jsp", body, {"Content-Encoding": "gzip", "Content-Type": "text/plain"})
answer = connection.getresponse()
print(answer.status, answer.read().decode().strip())
PY
whole=$(python3 send.py whole) cut=$(python3 send.py cut)
echo "Open Liberty $liberty"
echo "the whole body: $whole"
echo "half of it:     $cut"
# seen on 2026-11-28: 200 and 12000 bytes, then 200 and fewer bytes
[ "$whole" = '200 12000 bytes' ] && [[ $cut =~ ^200\ [0-9]+\ bytes$ ]] && echo "As described." || { echo "The behaviour has changed."; tail -5 run.log; exit 1; }
