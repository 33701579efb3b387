/** What is left of a person who was erased. */
@NullMarked
package dev.ordinal.shop.privacy;

import org.jspecify.annotations.NullMarked;
