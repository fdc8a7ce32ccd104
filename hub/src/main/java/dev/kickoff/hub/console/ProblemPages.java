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

    @ServerResponseFilter
    void showAsPage(ContainerRequestContext request, ContainerResponseContext response) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (response.getEntity() instanceof Problem problem && accept != null && accept.contains("text/html")) {
            response.setEntity(
                    Templates.problem(problem).render(),
                    new Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
