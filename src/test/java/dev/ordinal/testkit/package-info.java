/** What tests share. */
@NullMarked
package dev.ordinal.testkit;

import org.jspecify.annotations.NullMarked;
