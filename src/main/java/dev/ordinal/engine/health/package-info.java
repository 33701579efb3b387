/** What Kubernetes and people are told of this server's state. */
@NullMarked
package dev.ordinal.engine.health;

import org.jspecify.annotations.NullMarked;
