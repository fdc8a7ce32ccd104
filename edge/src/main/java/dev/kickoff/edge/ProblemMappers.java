package dev.kickoff.edge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.security.ForbiddenException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** One place where exceptions become RFC 9457 problem JSON. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response expected(ProblemException failure) {
        return response(failure.problem());
    }

    @ServerExceptionMapper
    Response brokenDocument(InvalidDocumentException failure) {
        return response(
                ProblemException.invalid(failure.field(), text(failure), failure.field() + " " + failure.remedy())
                        .problem());
    }

    // MismatchedInputException by name as well: Quarkus brings a mapper of its own for it.
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response unreadableJson(JacksonException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidDocumentException broken) {
                return brokenDocument(broken);
            }
        }
        String field = failure instanceof JsonMappingException mapping ? pathOf(mapping) : null;
        String value = failure instanceof InvalidFormatException format ? " '" + format.getValue() + "'" : "";
        String where = failure.getLocation() == null
                ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
        String detail =
                field == null ? "The body is not readable JSON" + where : field + value + " cannot be read" + where;
        return response(new Problem(
                "urn:kickoff:problem:unreadable",
                "Unreadable request",
                400,
                detail,
                field,
                "Send JSON as described in the OpenAPI document"));
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException failure) {
        String field = failure.getConstraintViolations().stream()
                .map(violation -> lastNode(violation))
                .sorted()
                .findFirst()
                .orElse(null);
        String detail = failure.getConstraintViolations().stream()
                .map(violation ->
                        lastNode(violation) + " '" + violation.getInvalidValue() + "' " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return response(ProblemException.invalid(field, detail, null).problem());
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return response(new Problem(
                "urn:kickoff:problem:forbidden",
                "Forbidden",
                403,
                "Your role does not allow this",
                null,
                "docs/access.md says which role does; an operator gives roles on the page Administration"));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException unreadable) {
                return unreadableJson(unreadable);
            }
        }
        Response original = failure.getResponse();
        if (original.getStatus() < 400 || original.hasEntity()) {
            return original;
        }
        return response(new Problem(
                "about:blank",
                original.getStatusInfo().getReasonPhrase(),
                original.getStatus(),
                text(failure),
                null,
                null));
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                LOG.error("The database did not answer", failure);
                return response(ProblemException.unavailable(
                                "The database did not answer; nothing was changed", "Try again in a moment")
                        .problem());
            }
        }
        LOG.error("A request failed unexpectedly", failure);
        return response(new Problem(
                "urn:kickoff:problem:internal",
                "Internal error",
                500,
                "The request failed unexpectedly",
                null,
                "Look into the server's log"));
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String lastNode(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static @Nullable String pathOf(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : failure.getPath()) {
            if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}
