/** The servers of the default set-up, started by tests as somebody else's. */
@NullMarked
package dev.ordinal.demo.embedded;

import org.jspecify.annotations.NullMarked;
