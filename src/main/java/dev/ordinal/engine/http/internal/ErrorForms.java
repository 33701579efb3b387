package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ErrorForm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.Optional;

/** The forms of errors that differ from a problem. */
@ApplicationScoped
class ErrorForms {

    @Inject @Any private Instance<ErrorForm> forms;

    /** The form of the errors at an address; empty where they are problems. */
    Optional<ErrorForm> of(String path) {
        return forms.stream().filter(form -> form.isFor(path)).findFirst();
    }
}
