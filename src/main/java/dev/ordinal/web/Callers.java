package dev.ordinal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one place that says who the caller is. For now everybody is the customer of the demo. */
@ApplicationScoped
class Callers {

    @Inject
    @ConfigProperty(name = "ordinal.demo.customer", defaultValue = "alice")
    private String demoCustomer;

    @Produces
    Caller caller() {
        return new Caller(demoCustomer);
    }
}
