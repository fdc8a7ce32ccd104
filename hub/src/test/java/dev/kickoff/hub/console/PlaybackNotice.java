package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** A deployment's bar with a button that does something. */
@Alternative
@ApplicationScoped
@Path("/playback")
public class PlaybackNotice implements ConsoleNotice {
    private final Clock clock;
    private volatile String speed = "paused";

    PlaybackNotice(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String text() {
        return "Simulated: traffic of the 1998 World Cup's site, played back. Clock " + clock.instant() + ", " + speed;
    }

    @Override
    public List<Control> controls() {
        return List.of(control("Pause", "paused"), control("1×", "1×"), control("60×", "60×"));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    public void play(@RestForm String speed) {
        this.speed = speed;
    }

    private Control control(String label, String value) {
        return new Control(label, "/playback", Map.of("speed", value), speed.equals(value));
    }
}
