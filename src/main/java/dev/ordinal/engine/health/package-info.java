/** Health checks of MicroProfile Health: started, ready, alive. Nothing here is for you. */
@NullMarked
package dev.ordinal.engine.health;

import org.jspecify.annotations.NullMarked;
