package dev.kickoff.hub.console.safety;

import dev.kickoff.edge.Problem;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Why a form was not taken, to be shown on the page that it stands on.
 *
 * @param field that is wrong, or null
 */
public record Refusal(int status, String text, @Nullable String field) {
    private static final int UNPROCESSABLE = 422;

    public static Refusal of(RuntimeException refused) {
        if (refused instanceof ProblemException exception) {
            Problem problem = exception.problem();
            String remedy = problem.remedy() == null ? "" : ". " + problem.remedy();
            return new Refusal(problem.status(), problem.detail() + remedy + ".", problem.field());
        }
        if (refused instanceof InvalidDocumentException invalid) {
            return new Refusal(UNPROCESSABLE, sentence(String.valueOf(invalid.getMessage())), invalid.field());
        }
        throw refused;
    }

    public Response page(TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page)
                .build();
    }

    private static String sentence(String told) {
        // An empty field has no value that could be named.
        String message = told.replace(" ''", "");
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
