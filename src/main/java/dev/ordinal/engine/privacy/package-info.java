/**
 * Personal data: sealed with a key for each person, and unreadable once the key is deleted.
 *
 * <p>For you: {@link Personal}, {@link People}, {@link PersonalDataReader}.
 */
@NullMarked
package dev.ordinal.engine.privacy;

import org.jspecify.annotations.NullMarked;
