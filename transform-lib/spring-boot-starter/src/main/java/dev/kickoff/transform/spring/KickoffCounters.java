package dev.kickoff.transform.spring;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.LibraryError;
import dev.kickoff.transform.PlanListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** Counts what happens. Tags have few values: no version, instance or message is one. */
final class KickoffCounters implements PlanListener {
    private final MeterRegistry registry;

    KickoffCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onPlanAccepted(CapacityPlan plan, Report.PlanSource source) {
        registry.counter("kickoff.plans.accepted", "source", lower(source)).increment();
    }

    @Override
    public void onPlanRefused(String reason) {
        registry.counter("kickoff.plans.refused").increment();
    }

    @Override
    public void onAction(Report.Action action) {
        registry.counter("kickoff.actions", "kind", action.kind(), "outcome", lower(action.outcome()))
                .increment();
    }

    @Override
    public void onDrift(String target, int expected, int found) {
        registry.counter("kickoff.drift").increment();
    }

    @Override
    public void onReady(String target, int capacity, Duration leadTime) {
        Timer.builder("kickoff.lead.time")
                .description("From asking for capacity to healthy capacity")
                .register(registry)
                .record(leadTime);
    }

    @Override
    public void onLate(Floor floor, CapacityState state) {
        registry.counter("kickoff.late").increment();
    }

    @Override
    public void onError(LibraryError error) {
        registry.counter("kickoff.errors", "kind", lower(error.kind())).increment();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
