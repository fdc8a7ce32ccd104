package dev.kickoff.forecaster.forecasts;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.Forecast;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/forecasts")
@Blocking
class StoredForecastResource {
    private final ForecastStore store;

    StoredForecastResource(ForecastStore store) {
        this.store = store;
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public Forecast get(@RestPath String id) {
        return store.get(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no forecast '" + id + "'",
                        "Forecasts are removed after kickoff.forecaster.forecasts.keep-for; ask for the latest"));
    }
}
