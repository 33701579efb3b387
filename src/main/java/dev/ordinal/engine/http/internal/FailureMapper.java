package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.database.TimeLimitException;
import dev.ordinal.engine.database.internal.Outage;
import dev.ordinal.engine.failure.CausalChain;
import dev.ordinal.engine.failure.OccasionalLog;
import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Problems;
import dev.ordinal.engine.privacy.ErasedPersonException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Mapper from every exception that ends a request to a problem (RFC 9457). */
@Provider
@Dependent
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final OccasionalLog FAULTS =
            new OccasionalLog(Logger.getLogger(FailureMapper.class.getName()));

    @Inject private Problems problems;

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable cause : new CausalChain(failure)) {
            var answer = answerTo(cause);
            if (answer != null) return answer;
        }
        if (failure instanceof WebApplicationException e && isCallersFault(e)) {
            return container(e.getResponse());
        }
        FAULTS.log(Level.SEVERE, "A request failed", failure);
        return problems.answer(CommonProblems.INTERNAL, null);
    }

    private @Nullable Response answerTo(Throwable cause) {
        return switch (cause) {
            case ProblemException e -> problems.answer(e);
            case InputCoercionException e ->
                    problems.answer(ProblemException.invalid(List.of(fault(e))));
            case StreamReadException e -> problems.answer(CommonProblems.MALFORMED, where(e));
            case JacksonException e -> problems.answer(ProblemException.invalid(List.of(fault(e))));
            case ErasedPersonException _ -> problems.answer(CommonProblems.CONFLICT, null);
            case TimeLimitException e -> tooLong(e);
            case Exception e when Outage.isOne(e) -> outage(e);
            case WebApplicationException e when e.getCause() == null -> container(e.getResponse());
            default -> null;
        };
    }

    private static boolean isCallersFault(WebApplicationException e) {
        return e.getResponse().getStatusInfo().getFamily() == Response.Status.Family.CLIENT_ERROR;
    }

    private Response outage(Exception e) {
        FAULTS.log(Level.WARNING, "The database is unavailable: " + e.getMessage());
        return problems.answer(CommonProblems.UNAVAILABLE, null);
    }

    private Response tooLong(TimeLimitException e) {
        FAULTS.log(Level.WARNING, "A request exceeded its time limit: " + e.getCause());
        return problems.answer(CommonProblems.TOO_LONG, null);
    }

    private static String where(StreamReadException e) {
        var at = e.getLocation();
        return "Reading stopped at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static Fault fault(JacksonException e) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? step.getIndex() : JsonPointers.escape(name));
        }
        return new Fault(pointer.toString(), FaultText.message(e));
    }

    private Response container(Response found) {
        int status = found.getStatus();
        var answer = problems.answer(codeOf(status), status, null);
        var allow = found.getHeaderString(HttpHeaders.ALLOW);
        if (allow == null) return answer;
        return Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 400 -> CommonProblems.PARAMETER;
            case 401 -> CommonProblems.UNAUTHENTICATED;
            case 403 -> CommonProblems.FORBIDDEN;
            case 404 -> CommonProblems.NOT_FOUND;
            case 405 -> CommonProblems.METHOD;
            case 406 -> CommonProblems.NOT_ACCEPTABLE;
            case 413 -> CommonProblems.TOO_LARGE;
            case 415 -> CommonProblems.MEDIA_TYPE;
            default -> status < 500 ? CommonProblems.OTHER : CommonProblems.INTERNAL;
        };
    }
}
