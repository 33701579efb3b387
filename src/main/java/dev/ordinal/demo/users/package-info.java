/** Whose tokens count here, and tokens of its own for a server that knows no OpenID provider. */
@NullMarked
package dev.ordinal.demo.users;

import org.jspecify.annotations.NullMarked;
