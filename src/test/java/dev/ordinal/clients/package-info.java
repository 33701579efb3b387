/** Clients that others wrote, in other languages, which drive the service in tests. */
@NullMarked
package dev.ordinal.clients;

import org.jspecify.annotations.NullMarked;
