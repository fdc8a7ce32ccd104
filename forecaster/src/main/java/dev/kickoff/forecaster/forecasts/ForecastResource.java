package dev.kickoff.forecaster.forecasts;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/signals/{signal}/regions/{region}/forecasts")
@Blocking
class ForecastResource {
    private final ForecastIssuer issuer;
    private final ForecastStore store;
    private final Signals signals;

    ForecastResource(ForecastIssuer issuer, ForecastStore store, Signals signals) {
        this.issuer = issuer;
        this.store = store;
        this.signals = signals;
    }

    @POST
    @RolesAllowed(Roles.SERVICE)
    public Response issue(@RestPath String signal, @RestPath String region, @Nullable ForecastRequest request) {
        Forecast forecast = issuer.issue(signal, region, request);
        return Response.created(URI.create("/v1/forecasts/" + forecast.id()))
                .entity(forecast)
                .build();
    }

    /** The forecast that there would be if events were different. It is not kept, so its id leads nowhere. */
    @POST
    @Path("what-if")
    @RolesAllowed(Roles.SERVICE)
    public Forecast whatIf(@RestPath String signal, @RestPath String region, @Nullable WhatIfRequest request) {
        if (request == null || request.events() == null) {
            throw new InvalidDocumentException("events", null, "is required: events as they would be");
        }
        return issuer.whatIf(signal, region, request.window(), request.events());
    }

    @GET
    @Path("latest")
    @RolesAllowed(Roles.SERVICE)
    public Forecast latest(@RestPath String signal, @RestPath String region) {
        signals.get(signal, region);
        return store.latest(signal, region)
                .orElseThrow(() -> ProblemException.notFound(
                        "Signal '" + signal + "' in region '" + region + "' has no forecast yet",
                        "Issue one with POST /v1/signals/{signal}/regions/{region}/forecasts"));
    }
}
