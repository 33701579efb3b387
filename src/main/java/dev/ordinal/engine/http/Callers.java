package dev.ordinal.engine.http;

import dev.ordinal.engine.http.internal.CommonProblems;
import dev.ordinal.engine.privacy.People;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one place that says who the caller is. */
@ApplicationScoped
public class Callers {

    @Inject private People people;

    @Inject private HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.clock.skew")
    private long skewSeconds;

    /**
     * Who sends the request that this thread works on.
     *
     * @throws ProblemException if they have not shown who they are
     */
    public Caller current() {
        return caller(people::pseudonym);
    }

    /**
     * The same where they only look: nobody comes to be known by that, nor known again.
     *
     * @throws ProblemException if they have not shown who they are
     */
    public Caller looking() {
        return caller(subject -> people.find(subject).orElseGet(UUID::randomUUID));
    }

    /**
     * Until when that counts: their token has expired then, however much clocks may differ.
     *
     * @throws ProblemException if they have not shown who they are
     */
    public Instant until() {
        return Instant.ofEpochSecond(token().getExpirationTime()).plusSeconds(skewSeconds);
    }

    private JsonWebToken token() {
        if (request.getUserPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null) {
            return token;
        }
        throw ProblemException.of(CommonProblems.UNAUTHENTICATED, null);
    }

    private Caller caller(Function<String, UUID> pseudonyms) {
        var subject = token().getSubject();
        var roles = Roles.ALL.stream().filter(request::isUserInRole).collect(Collectors.toSet());
        var isCustomer = roles.contains(Roles.CUSTOMER);
        var id = isCustomer ? pseudonyms.apply(subject).toString() : subject;
        return new Caller(id, subject, roles);
    }
}
