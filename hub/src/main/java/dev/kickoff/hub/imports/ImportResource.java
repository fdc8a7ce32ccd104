package dev.kickoff.hub.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.Event;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Imports for people and their tools: a preview first, then exactly that is applied. */
@Path("/v1/imports")
@Blocking
class ImportResource {
    private final Imports imports;
    private final ImportApplication application;
    private final WaitingChanges waiting;
    private final ObjectMapper json;

    ImportResource(Imports imports, ImportApplication application, WaitingChanges waiting, ObjectMapper json) {
        this.imports = imports;
        this.application = application;
        this.waiting = waiting;
        this.json = json;
    }

    @POST
    @Consumes({"text/csv", "text/calendar"})
    @RolesAllowed(Roles.PLANNER)
    public Response preview(byte[] document, @BeanParam ImportParameters query, @Context SecurityContext user) {
        return created(imports.preview(query.source(), document, null, query.options(json), "upload", author(user)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.PLANNER)
    public Response previewOfForm(
            @RestForm @Nullable FileUpload file,
            @RestForm @Nullable String source,
            @RestForm @Nullable String mapping,
            @RestForm @Nullable String category,
            @RestForm @Nullable String zone,
            @RestForm @Nullable String zoneNames,
            @RestForm @Nullable String duration,
            @RestForm @Nullable String regions,
            @RestForm @Nullable String past,
            @RestForm @Nullable String missing,
            @Context SecurityContext user) {
        if (file == null) {
            throw ProblemException.invalid("file", "No file was sent", "Send the document as the part 'file'");
        }
        ImportParameters form = new ImportParameters();
        form.source = source;
        form.mapping = mapping;
        form.category = category;
        form.zone = zone;
        form.zoneNames = zoneNames;
        form.duration = duration;
        form.regions = regions;
        form.past = past;
        form.missing = missing;
        return created(
                imports.preview(form.source(), bytes(file), null, form.options(json), file.fileName(), author(user)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    public ImportPreview get(@RestPath UUID id) {
        return imports.find(id);
    }

    @POST
    @Path("{id}/apply")
    @RolesAllowed(Roles.PLANNER)
    public ImportPreview apply(@RestPath UUID id, @Context SecurityContext user) {
        return application.apply(id, author(user));
    }

    /** Approves the drafts that the import brought, and its changes that wait. */
    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.PLANNER)
    public Map<String, Integer> approveAll(@RestPath UUID id, @Context SecurityContext user) {
        return Map.of("approved", waiting.approveAll(id, author(user)));
    }

    @GET
    @Path("waiting")
    @RolesAllowed(Roles.VIEWER)
    public List<WaitingChange> waiting() {
        return waiting.all();
    }

    @POST
    @Path("waiting/{event}/approve")
    @RolesAllowed(Roles.PLANNER)
    public Event approve(@RestPath String event, @Context SecurityContext user) {
        return waiting.approve(event, author(user));
    }

    @POST
    @Path("waiting/{event}/reject")
    @RolesAllowed(Roles.PLANNER)
    public void reject(@RestPath String event) {
        waiting.reject(event);
    }

    private static Response created(ImportPreview preview) {
        return Response.created(URI.create("/v1/imports/" + preview.id()))
                .entity(preview)
                .build();
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException lost) {
            throw ProblemException.unavailable("The uploaded file cannot be read", "Send it again");
        }
    }

    private static String author(SecurityContext user) {
        return user.getUserPrincipal().getName();
    }
}
