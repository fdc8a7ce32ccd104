package dev.kickoff.forecaster.sources;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.forecaster.sources.StoredSource.Key;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Signal;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Where the traffic of signals is fetched from. Only operators declare it: a source makes this server send requests to
 * an address, with a token or AWS credentials.
 */
@Path("/v1/signals/{signal}/regions/{region}/source")
@Blocking
class SourceResource {
    private final SourceStore store;
    private final SourcePoller poller;
    private final Signals signals;
    private final SourceStatuses statuses;
    private final ObjectMapper json;
    private final Clock clock;

    SourceResource(
            SourceStore store,
            SourcePoller poller,
            Signals signals,
            SourceStatuses statuses,
            ObjectMapper json,
            Clock clock) {
        this.statuses = statuses;
        this.store = store;
        this.poller = poller;
        this.signals = signals;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public SourceStatus get(@RestPath String signal, @RestPath String region) {
        return statuses.of(new Key(signal, region)).orElseThrow(() -> SourceStore.none(signal, region));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    public Response declare(@RestPath String signal, @RestPath String region, @Nullable JsonNode body)
            throws IOException {
        Signal declared = signals.get(signal, region);
        Metric metric = metric(body);
        if (metric.from().isAfter(clock.instant())) {
            throw new InvalidDocumentException("from", metric.from(), "must not be in the future");
        }
        if (metric instanceof CloudWatchMetric && !CloudWatchRetention.canHave(declared.stepSeconds())) {
            throw ProblemException.invalid(
                    "kind",
                    "CloudWatch has no periods of " + declared.stepSeconds() + " seconds, the step of signal '" + signal
                            + "'",
                    "Declare the signal with a step that is a multiple of 60 seconds");
        }
        boolean added = store.declare(declared, metric);
        poller.wake(new Key(signal, region));
        return Response.status(added ? 201 : 200).entity(get(signal, region)).build();
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    public void remove(@RestPath String signal, @RestPath String region) {
        store.remove(new Key(signal, region));
    }

    /** A misspelt key would be another metric, so what is unknown is refused. */
    private Metric metric(@Nullable JsonNode body) throws IOException {
        if (body == null || !body.isObject()) {
            throw new InvalidDocumentException("body", null, "is required: kind, from, and where the metric is");
        }
        String kind = body.path("kind").asText();
        if (!kind.equals("cloudwatch") && !kind.equals("prometheus")) {
            throw new InvalidDocumentException("kind", kind, "must be cloudwatch or prometheus");
        }
        return json.readerFor(Metric.class)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(body);
    }
}
