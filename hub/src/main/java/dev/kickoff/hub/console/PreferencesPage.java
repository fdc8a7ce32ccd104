package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Takes the switches of the top bar and comes back to the page they were on. */
@Path("/")
class PreferencesPage {
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    @POST
    @Path("/preferences")
    @RolesAllowed(Roles.VIEWER)
    public Response keep(
            @RestForm @Nullable String theme, @RestForm @Nullable String hours, @RestForm @Nullable String back) {
        Response.ResponseBuilder response = Response.seeOther(LocalPath.orElse(back, "/"));
        if (theme != null) {
            response.cookie(cookie(Viewer.THEME_COOKIE, known("theme", theme, Viewer.Theme.values())));
        }
        if (hours != null) {
            response.cookie(cookie(Viewer.CLOCK_COOKIE, known("hours", hours, Viewer.HoursOf.values())));
        }
        return response.build();
    }

    private static String known(String field, String value, Enum<?>[] choices) {
        return Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .filter(value::equals)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        field,
                        field + " '" + value + "' is not known",
                        "Choose one of " + Arrays.toString(choices).toLowerCase(Locale.ROOT)));
    }

    private static NewCookie cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
