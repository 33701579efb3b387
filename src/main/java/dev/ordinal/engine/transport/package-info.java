/** The broker. The only package that knows JMS. */
@NullMarked
package dev.ordinal.engine.transport;

import org.jspecify.annotations.NullMarked;
