/** Tests of the documentation: its links, its names, and the code that it shows. */
@NullMarked
package dev.ordinal.docs;

import org.jspecify.annotations.NullMarked;
