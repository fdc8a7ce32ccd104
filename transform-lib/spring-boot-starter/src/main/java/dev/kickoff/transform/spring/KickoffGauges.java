package dev.kickoff.transform.spring;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the last cycle saw; not a number where something is unknown. */
final class KickoffGauges implements MeterBinder {
    private final Kickoff kickoff;

    KickoffGauges(Kickoff kickoff) {
        this.kickoff = kickoff;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "kickoff.floor", "Floor in force, in units", Status::floorInForce);
        gauge(registry, "kickoff.capacity.ready", "Units up and healthy", of(CapacityState::ready));
        gauge(registry, "kickoff.capacity.desired", "Units asked for", of(CapacityState::desired));
        gauge(registry, "kickoff.capacity.minimum", "The target's minimum, in units", of(CapacityState::floor));
        gauge(registry, "kickoff.plan.version", "Version of the plan in use", Status::planVersion);
        gauge(registry, "kickoff.plan.stale", "1 when the plan in use has expired", status -> status.stale() ? 1 : 0);
        gauge(
                registry,
                "kickoff.acting",
                "1 when the target is touched, 0 in dry run",
                status -> status.mode() == Report.Mode.ACT ? 1 : 0);
        TimeGauge.builder(
                        "kickoff.plan.age",
                        kickoff,
                        TimeUnit.SECONDS,
                        library -> seconds(library.status().planAge()))
                .description("Time since the hub confirmed the plan in use")
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, Function<Status, @Nullable Number> value) {
        Gauge.builder(name, kickoff, library -> number(value.apply(library.status())))
                .description(description)
                .register(registry);
    }

    private static Function<Status, @Nullable Number> of(Function<CapacityState, @Nullable Integer> part) {
        return status -> {
            CapacityState capacity = status.capacity();
            return capacity == null ? null : part.apply(capacity);
        };
    }

    private static double number(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static double seconds(@Nullable Duration value) {
        return value == null ? Double.NaN : value.toMillis() / 1000.0;
    }
}
