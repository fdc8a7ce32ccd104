package dev.kickoff.forecaster.accuracy;

import dev.kickoff.forecaster.backtest.Peak;
import dev.kickoff.forecaster.backtest.PeakRule;
import dev.kickoff.forecaster.backtest.Score;
import dev.kickoff.forecaster.backtest.Scorer;
import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.TrafficHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How good one forecast of one event was; the numbers are defined in {@link Score} and {@link Peak}. Relative ones are
 * null when there was no traffic at all.
 *
 * @param samples steps of the window that hold traffic
 * @param trafficSum of their traffic: with {@code samples} it shows whether traffic has changed since
 */
record EventScore(
        Instant scoredAt,
        int samples,
        double trafficSum,
        Instant actualPeakAt,
        double actualPeak,
        Instant p50PeakAt,
        double p50Peak,
        double p90Peak,
        double p99Peak,
        double peakFactor,
        boolean coveredByP90,
        boolean coveredByP99,
        double coverage90,
        double coverage99,
        @Nullable Double wql,
        @Nullable Double wape) {

    /** @return empty if there is too little traffic for a peak */
    static Optional<EventScore> of(ForecastOfEvent forecast, TrafficHistory traffic, Instant now) {
        Scorer scorer = new Scorer(traffic, List.of(), PeakRule.WINDOWS);
        scorer.add(new Origin(forecast.cutoff(), forecast.from(), forecast.to()), forecast.quantiles());
        Score score = scorer.score();
        if (scorer.peaks().isEmpty()) {
            return Optional.empty();
        }
        Peak peak = scorer.peaks().get(0);
        return Optional.of(new EventScore(
                now,
                score.points(),
                sum(traffic, forecast),
                peak.actualAt(),
                peak.actual(),
                peak.p50At(),
                peak.p50(),
                peak.p90(),
                peak.p99(),
                peak.factor(),
                peak.coveredByP90(),
                peak.coveredByP99(),
                score.coverage90(),
                score.coverage99(),
                finite(score.wql()),
                finite(score.wape())));
    }

    boolean isOfTheSameTrafficAs(EventScore other) {
        return samples == other.samples && trafficSum == other.trafficSum;
    }

    private static double sum(TrafficHistory traffic, ForecastOfEvent forecast) {
        double sum = 0;
        for (int i = 0; i < traffic.size(); i++) {
            Instant at = traffic.at(i);
            boolean inside = !at.isBefore(forecast.from()) && at.isBefore(forecast.to());
            sum += inside && !Double.isNaN(traffic.value(i)) ? traffic.value(i) : 0;
        }
        return sum;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
