package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows problems to people as a page, where a program would get problem JSON. */
class ProblemPages {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance problem(Problem problem);
    }

    /** What the framework says about an address that leads nowhere is not for planners. */
    private static Problem inPlainWords(Problem problem, ContainerRequestContext request) {
        boolean noSuchPage = problem.status() == 404 && problem.type().equals("about:blank");
        return noSuchPage
                ? new Problem(
                        problem.type(),
                        "No such page",
                        404,
                        "There is no page at " + request.getUriInfo().getPath(),
                        null,
                        "Perhaps the address was cut short")
                : problem;
    }

    @ServerResponseFilter
    void showAsPage(ContainerRequestContext request, ContainerResponseContext response) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (response.getEntity() instanceof Problem problem && accept != null && accept.contains("text/html")) {
            response.setEntity(
                    Templates.problem(inPlainWords(problem, request)).render(),
                    new Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
