/** Which of the modules in the WAR run on this server. */
@NullMarked
package dev.ordinal.engine.module;

import org.jspecify.annotations.NullMarked;
