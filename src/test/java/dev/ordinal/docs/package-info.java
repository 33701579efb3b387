/** Whether the pages of {@code docs} show what the build has tried. */
@NullMarked
package dev.ordinal.docs;

import org.jspecify.annotations.NullMarked;
