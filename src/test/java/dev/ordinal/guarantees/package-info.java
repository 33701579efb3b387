/** What must hold under load, kills and outages. */
@NullMarked
package dev.ordinal.guarantees;

import org.jspecify.annotations.NullMarked;
