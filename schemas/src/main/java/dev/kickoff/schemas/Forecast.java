package dev.kickoff.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of one signal in one region over a horizon, as known when it was issued or, in hindsight, at the cutoff.
 *
 * @param cutoff end of the usable traffic: no sample at or after it was used. A live forecast knows the events as they
 *     were when it was issued; one that was asked for with a cutoff knows no event revision from after the cutoff
 * @param issuedAt when it was computed
 * @param from start of the first step
 * @param stepSeconds length of a step
 * @param p10 one value per step in the signal's unit; quantiles never cross and are never negative
 * @param breakdown what the median is made of; the parts' values add up to p50 within rounding
 */
public record Forecast(
        String id,
        String signal,
        String region,
        Instant cutoff,
        Instant issuedAt,
        Instant from,
        int stepSeconds,
        List<Double> p10,
        List<Double> p50,
        List<Double> p90,
        List<Double> p99,
        List<Part> breakdown,
        Provenance provenance) {

    /**
     * One addend of the median.
     *
     * @param kind {@code baseline} or {@code event}
     * @param eventId null for the baseline
     * @param values one per step, may be negative for an event that draws people away
     */
    public record Part(String kind, @Nullable String eventId, List<Double> values) {
        public Part {
            Check.require(
                    "baseline".equals(kind) || "event".equals(kind),
                    "breakdown.kind",
                    kind,
                    "must be baseline or event");
            Check.require(
                    (eventId != null) == "event".equals(kind),
                    "breakdown.eventId",
                    eventId,
                    "must be given for an event and only then");
            values = Check.elements(values, "breakdown.values");
        }
    }

    /**
     * Where the numbers come from.
     *
     * @param trafficHash SHA-256 over the samples used, hexadecimal
     * @param eventRevisions event id to the revision used
     * @param parameters of the model, as text
     */
    public record Provenance(
            String model,
            String codeVersion,
            Instant trafficFrom,
            Instant trafficTo,
            long samples,
            String trafficHash,
            Map<String, Integer> eventRevisions,
            Map<String, String> parameters) {
        public Provenance {
            Check.text(model, "provenance.model");
            Check.text(codeVersion, "provenance.codeVersion");
            Check.required(trafficFrom, "provenance.trafficFrom");
            Check.required(trafficTo, "provenance.trafficTo");
            Check.text(trafficHash, "provenance.trafficHash");
            eventRevisions = Check.mapOrEmpty(eventRevisions, "eventRevisions");
            parameters = Check.mapOrEmpty(parameters, "parameters");
        }
    }

    public Forecast {
        Check.identifier(id, "id");
        Check.identifier(signal, "signal");
        Check.identifier(region, "region");
        Check.required(cutoff, "cutoff");
        Check.required(issuedAt, "issuedAt");
        Check.required(from, "from");
        Check.require(stepSeconds >= 1, "stepSeconds", stepSeconds, "must be 1 or more");
        p10 = Check.elements(p10, "p10");
        p50 = Check.elements(p50, "p50");
        p90 = Check.elements(p90, "p90");
        p99 = Check.elements(p99, "p99");
        int steps = p50.size();
        Check.require(steps > 0, "p50", steps, "must hold at least one step");
        Check.require(p10.size() == steps, "p10", p10.size(), "must hold as many steps as p50: " + steps);
        Check.require(p90.size() == steps, "p90", p90.size(), "must hold as many steps as p50: " + steps);
        Check.require(p99.size() == steps, "p99", p99.size(), "must hold as many steps as p50: " + steps);
        for (int i = 0; i < steps; i++) {
            int step = i;
            Check.require(p10.get(i) >= 0, () -> "p10[" + step + "]", p10.get(i), () -> "must not be negative");
            Check.require(
                    p10.get(i) <= p50.get(i), () -> "p50[" + step + "]", p50.get(i), () -> "must not be below p10");
            Check.require(
                    p50.get(i) <= p90.get(i), () -> "p90[" + step + "]", p90.get(i), () -> "must not be below p50");
            Check.require(
                    p90.get(i) <= p99.get(i), () -> "p99[" + step + "]", p99.get(i), () -> "must not be below p90");
            Check.require(
                    Double.isFinite(p99.get(i)),
                    () -> "p99[" + step + "]",
                    p99.get(i),
                    () -> "must be a finite number");
        }
        breakdown = Check.listOrEmpty(breakdown, "breakdown");
        for (Part part : breakdown) {
            Check.require(
                    part.values().size() == steps,
                    "breakdown.values",
                    part.values().size(),
                    "must hold as many steps as p50: " + steps);
        }
        Check.required(provenance, "provenance");
    }

    public int steps() {
        return p50.size();
    }

    public Duration step() {
        return Duration.ofSeconds(stepSeconds);
    }

    /** Start of step {@code index}, which may be {@link #steps()} for the end of the horizon. */
    public Instant at(int index) {
        return from.plusSeconds((long) index * stepSeconds);
    }

    public Instant to() {
        return at(steps());
    }

    public List<Double> values(Quantile quantile) {
        return switch (quantile) {
            case P10 -> p10;
            case P50 -> p50;
            case P90 -> p90;
            case P99 -> p99;
        };
    }
}
