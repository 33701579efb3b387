package dev.ordinal.architecture.planted.engine.log;

import org.flywaydb.core.internal.util.StringUtils;

/** What the next version of the library may do otherwise. */
public class LooksIntoFlyway {

    boolean isBlank(String text) {
        return !StringUtils.hasText(text);
    }
}
