package dev.ordinal.web;

import dev.ordinal.engine.privacy.People;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one place that says who the caller is. For now everybody is the customer of the demo. */
@ApplicationScoped
class Callers implements Caller {

    @Inject private People people;

    @Inject
    @ConfigProperty(name = "ordinal.demo.customer", defaultValue = "alice")
    private String demoCustomer;

    @Override
    public String id() {
        return people.pseudonym(demoCustomer).toString();
    }
}
