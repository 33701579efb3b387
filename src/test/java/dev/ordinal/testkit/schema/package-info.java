/** What keeps events readable: the gate of the build, drafts of schemas, and tests of steps. */
@NullMarked
package dev.ordinal.testkit.schema;

import org.jspecify.annotations.NullMarked;
