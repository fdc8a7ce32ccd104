package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.access.MemberDraft;
import dev.kickoff.hub.access.Members;
import dev.kickoff.hub.access.NewToken;
import dev.kickoff.hub.access.Teams;
import dev.kickoff.hub.access.TokenOwner;
import dev.kickoff.hub.access.TokenRights;
import dev.kickoff.hub.access.Tokens;
import dev.kickoff.hub.services.LaunchRateTable;
import dev.kickoff.hub.services.LaunchRates;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Teams, members, tokens and launch rates for operators; for everybody else their own tokens. */
@Path("/administration")
@Produces(MediaType.TEXT_HTML)
class AdministrationPage {
    private final AdministrationView view;
    private final Teams teams;
    private final Members members;
    private final Tokens tokens;
    private final TokenRights rights;
    private final LaunchRates rates;
    private final Visitor visitor;

    AdministrationPage(
            AdministrationView view,
            Teams teams,
            Members members,
            Tokens tokens,
            TokenRights rights,
            LaunchRates rates,
            Visitor visitor) {
        this.view = view;
        this.teams = teams;
        this.members = members;
        this.tokens = tokens;
        this.rights = rights;
        this.rates = rates;
        this.visitor = visitor;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Response show() {
        return view.show(200, null, null);
    }

    @POST
    @Path("teams")
    @RolesAllowed(Roles.OPERATOR)
    public Response addTeam(@RestForm @Nullable String name) {
        return done("teams", () -> teams.create(name, visitor.name()));
    }

    @POST
    @Path("members")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OPERATOR)
    public Response addMember(MultivaluedMap<String, String> form) {
        return done("members", () -> members.create(draft(form, null), visitor.name()));
    }

    @POST
    @Path("members/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OPERATOR)
    public Response changeMember(@RestPath String id, MultivaluedMap<String, String> form) {
        return done("members", () -> members.edit(id, draft(form, number(form, "revision")), visitor.name()));
    }

    @POST
    @Path("tokens")
    @RolesAllowed(Roles.VIEWER)
    public Response makeToken(
            @RestForm @Nullable String kind, @RestForm @Nullable String whose, @RestForm @Nullable String label) {
        return shownOnce(() -> {
            String name = whose == null || whose.isBlank() ? visitor.name() : whose.strip();
            TokenOwner owner = "service".equals(kind) ? TokenOwner.service(name, null) : TokenOwner.member(name);
            rights.require(visitor.identity(), owner);
            return tokens.create(owner, label, null, visitor.name());
        });
    }

    @POST
    @Path("tokens/{id}/rotate")
    @RolesAllowed(Roles.VIEWER)
    public Response rotate(@RestPath String id) {
        requireRight(id);
        return shownOnce(() -> tokens.rotate(id, null, visitor.name()));
    }

    @POST
    @Path("tokens/{id}/revoke")
    @RolesAllowed(Roles.VIEWER)
    public Response revoke(@RestPath String id) {
        requireRight(id);
        return done("tokens", () -> tokens.revoke(id, visitor.name()));
    }

    @POST
    @Path("launch-rates")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OPERATOR)
    public Response setRates(MultivaluedMap<String, String> form) {
        return done("launch-rates", () -> {
            Integer revision = number(form, "revision");
            return rates.set(
                    revision == null ? 0 : revision,
                    entries(form),
                    visitor.name(),
                    form.getFirst("reason") == null ? "" : form.getFirst("reason"));
        });
    }

    private Response done(String part, Supplier<?> change) {
        try {
            Object ignored = change.get();
            return Response.seeOther(URI.create("/administration#" + part)).build();
        } catch (InvalidDocumentException broken) {
            return view.show(422, null, said(broken));
        } catch (ProblemException refused) {
            return view.show(refused.problem().status(), null, refused.problem());
        }
    }

    private Response shownOnce(Supplier<NewToken> change) {
        try {
            return view.show(201, change.get(), null);
        } catch (InvalidDocumentException broken) {
            return view.show(422, null, said(broken));
        } catch (ProblemException refused) {
            return view.show(refused.problem().status(), null, refused.problem());
        }
    }

    private void requireRight(String id) {
        rights.require(
                visitor.identity(),
                tokens.find(id)
                        .orElseThrow(() -> ProblemException.notFound(
                                "There is no token '" + id + "'", "Look at the page Administration again"))
                        .owner());
    }

    private static Problem said(InvalidDocumentException broken) {
        return ProblemException.invalid(
                        broken.field(), String.valueOf(broken.getMessage()), broken.field() + " " + broken.remedy())
                .problem();
    }

    private static MemberDraft draft(MultivaluedMap<String, String> form, @Nullable Integer revision) {
        return new MemberDraft(
                form.getFirst("id"),
                form.getFirst("name"),
                form.getFirst("email"),
                form.getFirst("team"),
                form.get("roles"),
                revision == null || form.getFirst("active") != null,
                revision);
    }

    /** One row per rate; a row without a group is left out. */
    private static List<LaunchRateTable.Entry> entries(MultivaluedMap<String, String> form) {
        List<LaunchRateTable.Entry> entries = new ArrayList<>();
        List<String> groups = form.getOrDefault("group", List.of());
        for (int i = 0; i < groups.size(); i++) {
            if (!groups.get(i).isBlank()) {
                entries.add(new LaunchRateTable.Entry(
                        groups.get(i).strip(),
                        blankToNull(at(form, "account", i)),
                        blankToNull(at(form, "region", i)),
                        amount("rates.burst", at(form, "burst", i)),
                        amount("rates.perSecond", at(form, "perSecond", i))));
            }
        }
        return entries;
    }

    private static String at(MultivaluedMap<String, String> form, String field, int row) {
        List<String> values = form.getOrDefault(field, List.of());
        return row < values.size() ? values.get(row) : "";
    }

    private static double amount(String field, String text) {
        try {
            return Double.parseDouble(text.strip().replace(",", ""));
        } catch (NumberFormatException unreadable) {
            throw new InvalidDocumentException(field, text, "must be a number above 0");
        }
    }

    private static @Nullable Integer number(MultivaluedMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
