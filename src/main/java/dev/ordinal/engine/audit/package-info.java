/** What operators did: who, when and why, on streams of their own. */
@NullMarked
package dev.ordinal.engine.audit;

import org.jspecify.annotations.NullMarked;
