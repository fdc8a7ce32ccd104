package dev.kickoff.forecaster.backtests;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.traffic.Signals;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/signals/{signal}/regions/{region}/backtests")
@Blocking
class BacktestResource {
    private final BacktestStore store;
    private final Signals signals;
    private final Clock clock;

    BacktestResource(BacktestStore store, Signals signals, Clock clock) {
        this.store = store;
        this.signals = signals;
        this.clock = clock;
    }

    /** Queues a backtest; its progress and result are at the place that the answer names. */
    @POST
    @RolesAllowed(Roles.SERVICE)
    public Response start(@RestPath String signal, @RestPath String region, @Nullable BacktestRequest request) {
        signals.get(signal, region);
        List<String> models = BacktestRequest.models(request).stream()
                .map(ForecastModel::name)
                .toList();
        BacktestRun run = store.queue(signal, region, models, clock.instant())
                .orElseThrow(() -> ProblemException.conflict(
                        "A backtest of signal '" + signal + "' in region '" + region + "' waits or runs already",
                        "Wait for it: GET /v1/signals/{signal}/regions/{region}/backtests shows how far it is"));
        return Response.accepted(run)
                .location(URI.create("/v1/signals/" + signal + "/regions/" + region + "/backtests/" + run.id()))
                .build();
    }

    /** The newest first. */
    @GET
    @RolesAllowed(Roles.SERVICE)
    public List<BacktestRun> list(@RestPath String signal, @RestPath String region) {
        signals.get(signal, region);
        return store.newestFirst(signal, region);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public BacktestRun get(@RestPath String signal, @RestPath String region, @RestPath String id) {
        return store.find(signal, region, id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no backtest '" + id + "' of signal '" + signal + "' in region '" + region + "'",
                        "Old ones are removed; GET …/backtests lists those that are kept"));
    }
}
