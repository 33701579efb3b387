#!/usr/bin/env bash
# Open Liberty: the attribute onConnect of a dataSource is a list that is split at commas, those inside of parentheses
# and quotes too. One SQL command with two arguments becomes two broken commands, and no connection can be opened
# (DSRA4004E, with the first half of the command). A good engineer's guess: an attribute with an SQL command is that
# command, and commas within its parentheses belong to it. The same command as a nested element works.
#
# Needs Maven, a JDK 17 or later, curl. Installs pinned public packages below a temporary folder, starts a server on
# 127.0.0.1 there, stops it and removes the folder. Exits with 1 if the behaviour has changed.
set -euo pipefail
war=3.5.1 plugin=3.12.0 liberty=26.0.0.5 h2=2.3.232
work=$(mktemp -d); pid=
stop() { if [ -n "$pid" ]; then kill -TERM -- "-$pid" 2>/dev/null || true; sleep 5; kill -KILL -- "-$pid" 2>/dev/null || true; fi; rm -rf "$work"; }
trap stop EXIT
cd "$work"
mkdir -p src/main/webapp src/main/liberty/config
cat > src/main/liberty/config/server.xml <<XML
<server><featureManager><feature>pages-4.0</feature><feature>jdbc-4.3</feature><feature>jndi-1.0</feature></featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="19987" httpsPort="-1"/>
  <webApplication location="trial.war" contextRoot="/"/>
  <library id="h2"><fileset dir="\${server.config.dir}/lib" includes="h2*.jar"/></library>
  <dataSource id="attribute" jndiName="jdbc/attribute" type="javax.sql.DataSource" onConnect="values (1, 2)">
    <jdbcDriver libraryRef="h2" javax.sql.DataSource="org.h2.jdbcx.JdbcDataSource"/><properties URL="jdbc:h2:mem:a"/></dataSource>
  <dataSource id="element" jndiName="jdbc/element" type="javax.sql.DataSource"><onConnect>values (1, 2)</onConnect>
    <jdbcDriver libraryRef="h2" javax.sql.DataSource="org.h2.jdbcx.JdbcDataSource"/><properties URL="jdbc:h2:mem:b"/></dataSource>
</server>
XML
cat > src/main/webapp/connect.jsp <<'JSP'
<%@page import="javax.naming.*,javax.sql.*"%><% DataSource source = InitialContext.doLookup("jdbc/" + request.getParameter("source"));
  try (java.sql.Connection connection = source.getConnection()) { out.print("connected"); }
  catch (Exception e) { out.print(e.getMessage().replaceAll("(?s)(DSRA\\d+E).*?(\".*?\").*", "$1: $2")); } %>
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
        <copyDependencies><location>lib</location><dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>$h2</version></dependency></copyDependencies>
      </configuration></plugin>
  </plugins></build>
</project>
XML
setsid mvn -B -ntp ${MAVEN_OPTIONS:-} package liberty:run > run.log 2>&1 & pid=$!
for _ in $(seq 300); do grep -q 'CWWKF0011I\|BUILD FAILURE' run.log && break; sleep 1; done
attribute=$(curl -s 'http://127.0.0.1:19987/connect.jsp?source=attribute')
element=$(curl -s 'http://127.0.0.1:19987/connect.jsp?source=element')
echo "Open Liberty $liberty, H2 $h2"
echo "onConnect=\"values (1, 2)\":             $attribute"
echo "<onConnect>values (1, 2)</onConnect>:  $element"
# seen on 2026-11-28: DSRA4004E: "values (1", then connected
[ "$attribute" = 'DSRA4004E: "values (1"' ] && [ "$element" = connected ] && echo "As described." || { echo "The behaviour has changed."; tail -5 run.log; exit 1; }
