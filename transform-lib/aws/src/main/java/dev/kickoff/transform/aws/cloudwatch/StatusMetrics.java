package dev.kickoff.transform.aws.cloudwatch;

import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** A status and what has happened, as metrics of one instant; what is unknown is left out, never zero. */
final class StatusMetrics {
    private final List<Dimension> dimensions;
    private final Instant at;
    private final List<MetricDatum> all = new ArrayList<>();

    private StatusMetrics(List<Dimension> dimensions, Instant at) {
        this.dimensions = dimensions;
        this.at = at;
    }

    static List<MetricDatum> of(Status status, EventCounts.Taken events, List<Dimension> dimensions, Instant at) {
        StatusMetrics metrics = new StatusMetrics(dimensions, at);
        CapacityState capacity = status.capacity();
        metrics.add("FloorInForce", status.floorInForce(), StandardUnit.COUNT);
        if (capacity != null) {
            metrics.add("Minimum", capacity.floor(), StandardUnit.COUNT);
            metrics.add("Desired", capacity.desired(), StandardUnit.COUNT);
            metrics.add("Ready", capacity.ready(), StandardUnit.COUNT);
        }
        metrics.add(
                "PlanAge", status.planAge() == null ? null : status.planAge().toSeconds(), StandardUnit.SECONDS);
        metrics.add("PlanStale", status.stale() ? 1 : 0, StandardUnit.COUNT);
        metrics.add("Paused", status.paused() == null ? 0 : 1, StandardUnit.COUNT);
        metrics.add("DegradationLevel", status.degradationLevel(), StandardUnit.COUNT);
        metrics.add("Findings", status.findings().size(), StandardUnit.COUNT);
        metrics.add("Drift", events.drifts(), StandardUnit.COUNT);
        metrics.add("Late", events.late(), StandardUnit.COUNT);
        metrics.add("Errors", events.errors(), StandardUnit.COUNT);
        if (!events.leadTimesSeconds().isEmpty()) {
            metrics.all.add(metrics.datum("LeadTime", StandardUnit.SECONDS)
                    .values(events.leadTimesSeconds())
                    .build());
        }
        return metrics.all;
    }

    private void add(String name, @Nullable Number value, StandardUnit unit) {
        if (value != null) {
            all.add(datum(name, unit).value(value.doubleValue()).build());
        }
    }

    private MetricDatum.Builder datum(String name, StandardUnit unit) {
        return MetricDatum.builder()
                .metricName(name)
                .dimensions(dimensions)
                .timestamp(at)
                .unit(unit);
    }
}
