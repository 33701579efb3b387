/**
 * PostgreSQL and the Artemis broker, started inside the server when nobody names servers of their
 * own. Their libraries lie beside the WAR; nothing here touches them unless it starts them.
 */
@NullMarked
package dev.ordinal.demo.embedded;

import org.jspecify.annotations.NullMarked;
