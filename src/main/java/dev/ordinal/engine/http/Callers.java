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

/** The caller of the current request. Call it on the thread of the request, not on a worker. */
@ApplicationScoped
public class Callers {

    @Inject private People people;

    @Inject private HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.clock.skew")
    private long skewSeconds;

    /**
     * The caller, for a request that changes something. A customer who is new here gets a
     * pseudonym, which is kept.
     *
     * @throws ProblemException 401 if the request has no valid token
     * @throws dev.ordinal.engine.privacy.VaultException if the vault does not answer
     */
    public Caller current() {
        return caller(people::pseudonym);
    }

    /**
     * The caller, for a request that only reads. Nothing is kept: a customer who is new here gets
     * another random id each time, which matches nothing.
     *
     * @throws ProblemException 401 if the request has no valid token
     * @throws dev.ordinal.engine.privacy.VaultException if the vault does not answer
     */
    public Caller looking() {
        return caller(subject -> people.find(subject).orElseGet(UUID::randomUUID));
    }

    /**
     * The time at which the caller's token expires, plus the permitted clock skew ({@code
     * mp.jwt.verify.clock.skew}). A response that goes on for long ends then.
     *
     * @throws ProblemException 401 if the request has no valid token
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
