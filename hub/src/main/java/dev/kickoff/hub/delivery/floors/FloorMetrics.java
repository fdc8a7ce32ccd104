package dev.kickoff.hub.delivery.floors;

import dev.kickoff.hub.delivery.PlanCache;
import dev.kickoff.hub.delivery.PlanContents;
import dev.kickoff.hub.delivery.ReadyPlan;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Gauges of every floor in force, by service and region. */
@Startup
@ApplicationScoped
class FloorMetrics {
    private final PlanContents plans;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Set<Tags> known = ConcurrentHashMap.newKeySet();

    FloorMetrics(PlanContents plans, Clock clock, MeterRegistry metrics) {
        this.plans = plans;
        this.clock = clock;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event, PlanCache cache) {
        cache.follow(this::register);
        cache.all().forEach(this::register);
    }

    private void register(ReadyPlan plan) {
        Tags tags = Tags.of("service", plan.service(), "region", plan.region());
        if (known.add(tags)) {
            gauge("kickoff.floor", "units asked for now", plan, tags, FloorNow::floor);
            gauge("kickoff.floor.unmet", "units missing above the floor", plan, tags, FloorNow::unmet);
            gauge("kickoff.degradation.level", "0 to 4", plan, tags, FloorNow::degradationLevel);
            gauge("kickoff.plan.version", "newest plan", plan, tags, FloorNow::version);
            gauge("kickoff.plan.age.seconds", "since it was issued", plan, tags, this::ageSeconds);
            gauge("kickoff.plan.stale", "1 when the plan has ended", plan, tags, now -> now.stale() ? 1 : 0);
        }
    }

    private double ageSeconds(FloorNow now) {
        return Duration.between(now.issuedAt(), clock.instant()).toMillis() / 1_000.0;
    }

    /** NaN, and never 0, when there is nothing to say. */
    private void gauge(String name, String what, ReadyPlan plan, Tags tags, ToDoubleFunction<FloorNow> value) {
        Gauge.builder(
                        name,
                        () -> plans.find(plan.service(), plan.region())
                                .map(content -> value.applyAsDouble(FloorNow.of(content, clock.instant())))
                                .orElse(Double.NaN))
                .description(what)
                .tags(tags)
                .register(metrics);
    }
}
