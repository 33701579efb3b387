/** Events as records of Kafka. */
@NullMarked
package dev.ordinal.engine.transport.internal.kafka;

import org.jspecify.annotations.NullMarked;
