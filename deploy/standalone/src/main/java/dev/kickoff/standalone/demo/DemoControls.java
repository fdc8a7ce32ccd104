package dev.kickoff.standalone.demo;

import dev.kickoff.demo.clock.DemoClock;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the buttons of the {@link DemoBar} post to. */
@Path("/demo")
public class DemoControls {
    private final Demo demo;

    DemoControls(Demo demo) {
        this.demo = demo;
    }

    @POST
    @Path("/speed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OPERATOR)
    public void setSpeed(@FormParam("speed") @Nullable String speed) throws IOException {
        if (!demo.isOn()) {
            throw ProblemException.notFound(
                    "This server does not run the demo; its clock cannot be changed", "Start kickoff serve --demo");
        }
        demo.clock().setSpeed(known(speed));
    }

    private static int known(@Nullable String speed) {
        return DemoClock.SPEEDS.stream()
                .filter(each -> each.toString().equals(speed))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "speed", "speed '" + speed + "' is not possible", "Use one of " + DemoClock.SPEEDS));
    }
}
