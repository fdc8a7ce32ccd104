package dev.kickoff.hub.delivery.overload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many requests are under way, and so also how many wait for a thread or for the database. Above a kind's
 * share its requests get 503 at once, before anything is read or looked up, with a time to come back that differs from
 * client to client. A plan read from memory is under way for a moment only and hardly counts.
 */
@ApplicationScoped
class LoadShedder {
    /** Before authentication, which is at 200. */
    private static final int FIRST = 400;

    private static final int UNAVAILABLE = 503;

    private final OverloadConfig config;
    private final ObjectMapper json;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<Importance, Counter> shed = new EnumMap<>(Importance.class);

    LoadShedder(OverloadConfig config, ObjectMapper json, MeterRegistry metrics) {
        this.config = config;
        this.json = json;
        for (Importance importance : Importance.values()) {
            shed.put(importance, metrics.counter("kickoff.requests.shed", "kind", importance.name()));
        }
        Gauge.builder("kickoff.requests.under.way", underWay, AtomicInteger::get)
                .register(metrics);
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    private void admit(RoutingContext request) {
        Importance importance =
                Importance.of(request.request().method(), request.request().path());
        if (importance == Importance.ALWAYS) {
            request.next();
        } else if (underWay.incrementAndGet() > config.requests() * importance.share()) {
            underWay.decrementAndGet();
            turnAway(request, importance);
        } else {
            request.addEndHandler(ended -> underWay.decrementAndGet());
            request.next();
        }
    }

    private void turnAway(RoutingContext request, Importance importance) {
        Objects.requireNonNull(shed.get(importance)).increment();
        long least = Math.max(1, config.retryAfter().toSeconds());
        long seconds = ThreadLocalRandom.current().nextLong(least, 3 * least + 1);
        request.response()
                .setStatusCode(UNAVAILABLE)
                .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(body(seconds));
    }

    private String body(long seconds) {
        Problem problem = new Problem(
                "urn:kickoff:problem:overloaded",
                "Overloaded",
                UNAVAILABLE,
                "The hub has more requests under way than it can answer; nothing was done",
                null,
                "Try again in " + seconds + " seconds");
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is always writable", impossible);
        }
    }
}
