package dev.kickoff.forecaster.sources;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Where the traffic of one signal in one region is measured. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CloudWatchMetric.class, name = "cloudwatch"),
    @JsonSubTypes.Type(value = PrometheusMetric.class, name = "prometheus")
})
public sealed interface Metric permits CloudWatchMetric, PrometheusMetric {
    /** From when on traffic is imported. */
    Instant from();
}
