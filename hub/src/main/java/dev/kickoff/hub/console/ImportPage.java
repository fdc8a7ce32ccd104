package dev.kickoff.hub.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.imports.ApplyProgress;
import dev.kickoff.hub.imports.ImportApplication;
import dev.kickoff.hub.imports.ImportPreview;
import dev.kickoff.hub.imports.Imports;
import dev.kickoff.hub.imports.SourcePolling;
import dev.kickoff.hub.imports.Sources;
import dev.kickoff.hub.imports.WaitingChanges;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Imports a season: choose a file or URL, look at what it would do, apply exactly that. */
@Path("/import")
@Blocking
@Produces(MediaType.TEXT_HTML)
class ImportPage {
    private static final int UNPROCESSABLE = 422;

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance importStart(ImportView.Start model);

        static native TemplateInstance importPreview(ImportView.Preview model);
    }

    private final ImportView view;
    private final Imports imports;
    private final ImportApplication application;
    private final ApplyProgress progress;
    private final WaitingChanges waiting;
    private final Sources sources;
    private final SourcePolling polling;
    private final ObjectMapper json;
    private final SecurityIdentity planner;

    ImportPage(
            ImportView view,
            Imports imports,
            ImportApplication application,
            ApplyProgress progress,
            WaitingChanges waiting,
            Sources sources,
            SourcePolling polling,
            ObjectMapper json,
            SecurityIdentity planner) {
        this.view = view;
        this.imports = imports;
        this.application = application;
        this.progress = progress;
        this.waiting = waiting;
        this.sources = sources;
        this.polling = polling;
        this.json = json;
        this.planner = planner;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance start(@RestQuery @Nullable String from) {
        return Templates.importStart(view.start("url".equals(from), new ImportForm(), null));
    }

    @POST
    @Path("file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.PLANNER)
    public Response file(@BeanParam ImportForm form) {
        try {
            FileUpload file = form.file;
            if (file == null || file.size() == 0) {
                throw ProblemException.invalid("file", "No file was chosen", "Choose a CSV or iCalendar file");
            }
            return see(imports.preview(form.name(), bytes(file), null, form.options(json), file.fileName(), author()));
        } catch (ProblemException refused) {
            return again(false, form, refused);
        }
    }

    @POST
    @Path("url")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.PLANNER)
    public Response url(@BeanParam ImportForm form) {
        try {
            sources.subscribe(form.name(), form.subscription(json));
            return see(polling.fetchNow(form.name(), author()));
        } catch (ProblemException refused) {
            return again(true, form, refused);
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance preview(
            @RestPath UUID id, @RestQuery @Nullable String show, @RestQuery @Nullable Integer page) {
        return Templates.importPreview(view.preview(id, ImportFilter.of(show, page)));
    }

    /** How far applying it is, for the page that waits for it; 204 if it is not being applied here. */
    @GET
    @Path("{id}/progress")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public ApplyProgress.@Nullable Progress progress(@RestPath UUID id) {
        return progress.of(id).orElse(null);
    }

    @POST
    @Path("{id}/apply")
    @RolesAllowed(Roles.PLANNER)
    public Response apply(@RestPath UUID id) {
        return see(application.apply(id, author()));
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.PLANNER)
    public Response approveAll(@RestPath UUID id) {
        waiting.approveAll(id, author());
        return Response.seeOther(URI.create("/import/" + id)).build();
    }

    @POST
    @Path("waiting/{event}/approve")
    @RolesAllowed(Roles.PLANNER)
    public Response approve(@RestPath String event) {
        waiting.approve(event, author());
        return home();
    }

    @POST
    @Path("waiting/{event}/reject")
    @RolesAllowed(Roles.PLANNER)
    public Response reject(@RestPath String event) {
        waiting.reject(event);
        return home();
    }

    @POST
    @Path("sources/{name}/fetch")
    @RolesAllowed(Roles.PLANNER)
    public Response fetch(@RestPath String name) {
        return see(polling.fetchNow(name, author()));
    }

    @POST
    @Path("sources/{name}/stop")
    @RolesAllowed(Roles.PLANNER)
    public Response stop(@RestPath String name) {
        sources.unsubscribe(name);
        return home();
    }

    private Response again(boolean fromUrl, ImportForm form, ProblemException refused) {
        return Response.status(UNPROCESSABLE, "Unprocessable Content")
                .entity(Templates.importStart(view.start(fromUrl, form, refused.problem())))
                .build();
    }

    private static Response see(ImportPreview preview) {
        return Response.seeOther(URI.create("/import/" + preview.id())).build();
    }

    private static Response home() {
        return Response.seeOther(URI.create("/import")).build();
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException lost) {
            throw ProblemException.unavailable("The uploaded file cannot be read", "Send it again");
        }
    }

    private String author() {
        return planner.getPrincipal().getName();
    }
}
