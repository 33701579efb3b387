package dev.ordinal.architecture.planted.engine.relay;

import jakarta.jms.JMSContext;

/** JMS outside the transport. */
public record SendsItself(JMSContext context) {}
