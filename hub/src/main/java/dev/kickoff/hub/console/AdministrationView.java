package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import dev.kickoff.edge.WallClock;
import dev.kickoff.hub.access.Member;
import dev.kickoff.hub.access.Members;
import dev.kickoff.hub.access.NewToken;
import dev.kickoff.hub.access.Role;
import dev.kickoff.hub.access.Teams;
import dev.kickoff.hub.access.TokenInfo;
import dev.kickoff.hub.access.Tokens;
import dev.kickoff.hub.services.LaunchRateTable;
import dev.kickoff.hub.services.LaunchRates;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the page Administration. */
@ApplicationScoped
class AdministrationView {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance administration(Model model);
    }

    /**
     * Everything that the template shows.
     *
     * @param operator whether more than the visitor's own tokens is shown
     * @param expiring tokens that should be replaced soon
     * @param problem why a change was refused, or null
     */
    record Model(
            boolean operator,
            List<String> teams,
            List<Person> members,
            List<Choice> roles,
            TokenPanel tokens,
            int expiring,
            int ratesRevision,
            List<Rate> rates,
            @Nullable Problem problem) {}

    /** A member. */
    record Person(Member member, String roles, List<Choice> choices) {}

    /** A role to choose. */
    record Choice(String value, String label, boolean chosen) {}

    /** A launch rate as text; an empty one at the end is there to be filled in. */
    record Rate(int number, String group, String account, String region, String burst, String perSecond) {
        static Rate of(int number, LaunchRateTable.Entry entry) {
            return new Rate(
                    number,
                    entry.group(),
                    entry.account() == null ? "" : entry.account(),
                    entry.region() == null ? "" : entry.region(),
                    Figures.plain(entry.burst()),
                    Figures.plain(entry.perSecond()));
        }
    }

    private final Teams teams;
    private final Members members;
    private final Tokens tokens;
    private final LaunchRates rates;
    private final Visitor visitor;
    private final Viewer viewer;
    private final WallClock clock;

    AdministrationView(
            Teams teams,
            Members members,
            Tokens tokens,
            LaunchRates rates,
            Visitor visitor,
            Viewer viewer,
            WallClock clock) {
        this.teams = teams;
        this.members = members;
        this.tokens = tokens;
        this.rates = rates;
        this.visitor = visitor;
        this.viewer = viewer;
        this.clock = clock;
    }

    /** @param made a token that is shown this once, or null */
    Response show(int code, @Nullable NewToken made, @Nullable Problem problem) {
        boolean operator = visitor.operator();
        Hours hours = new Hours(viewer.zone());
        List<TokenInfo> shown = operator ? tokens.all() : tokens.ofMember(visitor.name());
        LaunchRateTable table = rates.newest();
        Model model = new Model(
                operator,
                teams.all(),
                operator
                        ? members.all().stream().map(AdministrationView::person).toList()
                        : List.of(),
                choices(List.of()),
                new TokenPanel(TokenRow.of(shown, hours, clock.now()), "/administration", made),
                tokens.expiringSoon(shown).size(),
                table.revision(),
                rows(table),
                problem);
        Response.ResponseBuilder page = Response.status(code)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.administration(model));
        return (made == null ? page : page.header(HttpHeaders.CACHE_CONTROL, "no-store")).build();
    }

    private static List<Rate> rows(LaunchRateTable table) {
        List<Rate> rows = new ArrayList<>();
        for (LaunchRateTable.Entry entry : table.rates()) {
            rows.add(Rate.of(rows.size() + 1, entry));
        }
        rows.add(new Rate(rows.size() + 1, "", "", "", "", ""));
        return rows;
    }

    private static Person person(Member member) {
        List<Role> roles = List.copyOf(member.orderedRoles());
        return new Person(
                member, String.join(", ", roles.stream().map(Role::label).toList()), choices(roles));
    }

    private static List<Choice> choices(List<Role> chosen) {
        return Arrays.stream(Role.values())
                .map(role -> new Choice(role.name(), role.label(), chosen.contains(role)))
                .toList();
    }
}
