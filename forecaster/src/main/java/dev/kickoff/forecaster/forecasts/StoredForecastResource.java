package dev.kickoff.forecaster.forecasts;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

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
        return found(id);
    }

    /** All of it in columns, or with an instant one step in words. */
    @GET
    @Path("{id}/explanation")
    @RolesAllowed(Roles.SERVICE)
    public Response explanation(@RestPath String id, @QueryParam("at") @Nullable String at) {
        Forecast forecast = found(id);
        Reasons reasons = store.reasons(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "Forecast '" + id + "' was issued before explanations were kept",
                        "Issue a new one with POST /v1/signals/{signal}/regions/{region}/forecasts"));
        Explainer explainer = new Explainer(forecast, reasons);
        return Response.ok(at == null ? explainer.columns() : explainer.step(within(forecast, at)))
                .build();
    }

    private Forecast found(String id) {
        return store.get(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no forecast '" + id + "'",
                        "Forecasts are removed after kickoff.forecaster.forecasts.keep-for; ask for the latest"));
    }

    private static Instant within(Forecast forecast, String at) {
        Instant instant;
        try {
            instant = Instant.parse(at);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidDocumentException("at", at, "must be an instant such as 2026-06-11T18:00:00Z");
        }
        if (instant.isBefore(forecast.from()) || !instant.isBefore(forecast.to())) {
            throw new InvalidDocumentException(
                    "at", at, "must be within the forecast, from " + forecast.from() + " and before " + forecast.to());
        }
        return instant;
    }
}
