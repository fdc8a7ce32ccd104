package dev.kickoff.forecaster.traffic;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.files.InvalidCsvException;
import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Samples;
import dev.kickoff.schemas.Samples.Sample;
import dev.kickoff.schemas.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes samples in, all of a request or none, and gives them out as histories and means. */
@ApplicationScoped
public class Traffic {
    private static final int MOST_MEANS = 20_000;

    private final TrafficStore store;
    private final TrafficConfig config;
    private final Clock clock;

    Traffic(TrafficStore store, TrafficConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** Pushed samples, in any order; of two with the same timestamp the later in the list holds. */
    @Transactional
    Accepted push(String signal, String region, Samples samples) {
        DeclaredSignal declared = Signals.declared(signal, region);
        StepRule rule = rule(declared);
        Map<Instant, Sample> byTime = new LinkedHashMap<>();
        for (int i = 0; i < samples.samples().size(); i++) {
            Sample sample = samples.samples().get(i);
            String remedy = rule.remedy(sample.timestamp());
            if (remedy != null) {
                throw new InvalidDocumentException("samples[" + i + "].timestamp", sample.timestamp(), remedy);
            }
            byTime.put(sample.timestamp(), sample);
        }
        return write(declared, byTime.values());
    }

    /** A file {@code timestamp,value}. */
    @Transactional
    Accepted importCsv(String signal, String region, Reader csv) throws IOException {
        DeclaredSignal declared = Signals.declared(signal, region);
        StepRule rule = rule(declared);
        try {
            List<Sample> samples = new ArrayList<>();
            for (TrafficCsv.Sample row : TrafficCsv.samples(csv, "traffic.csv")) {
                String remedy = rule.remedy(row.timestamp());
                if (remedy != null) {
                    throw TrafficCsv.refuseTimestamp(row, "traffic.csv", remedy);
                }
                samples.add(new Sample(row.timestamp(), row.value()));
            }
            return write(declared, samples);
        } catch (InvalidCsvException invalid) {
            throw ProblemException.invalid(
                    invalid.column(),
                    invalid.getMessage() + "; nothing was imported",
                    "Correct the file and send all of it again");
        }
    }

    /**
     * Stores samples of a source, in the caller's transaction if there is one; what is there already gets the new value.
     *
     * @param samples on the signal's grid, no two with the same timestamp
     */
    @Transactional
    public void store(Signal signal, List<Sample> samples) {
        if (!samples.isEmpty()) {
            write(Signals.declared(signal.signal(), signal.region()), samples);
        }
    }

    private Accepted write(DeclaredSignal declared, Collection<Sample> given) {
        // In one order, so that two requests with the same steps cannot wait for each other.
        List<Sample> samples =
                given.stream().sorted(Comparator.comparing(Sample::timestamp)).toList();
        store.upsert(declared, samples);
        return new Accepted(
                samples.size(),
                samples.get(0).timestamp(),
                samples.get(samples.size() - 1).timestamp());
    }

    private StepRule rule(DeclaredSignal declared) {
        return new StepRule(declared.stepSeconds, clock.instant(), config.clockTolerance());
    }

    /**
     * The samples in {@code [from, cutoff)}; empty without any.
     *
     * @param cutoff on the step grid
     */
    @Transactional
    public Optional<TrafficHistory> history(Signal signal, Instant from, Instant cutoff) {
        return store.history(Signals.declared(signal.signal(), signal.region()), from, cutoff);
    }

    /** Means over steps that cover {@code [from, to)}; the first may begin before it, to be on the grid. */
    @Transactional
    ObservedTraffic observed(String signal, String region, Instant from, Instant to, int stepSeconds) {
        DeclaredSignal declared = Signals.declared(signal, region);
        if (stepSeconds < declared.stepSeconds || stepSeconds % declared.stepSeconds != 0) {
            throw new InvalidDocumentException(
                    "stepSeconds", stepSeconds, "must be a multiple of the signal's step of " + declared.stepSeconds);
        }
        if (!from.isBefore(to)) {
            throw new InvalidDocumentException("to", to, "must be after from " + from);
        }
        long first = Math.floorDiv(from.getEpochSecond(), (long) stepSeconds);
        long end = -Math.floorDiv(-to.getEpochSecond(), (long) stepSeconds);
        if (end - first > MOST_MEANS) {
            throw new InvalidDocumentException(
                    "stepSeconds", stepSeconds, "must be larger: at most " + MOST_MEANS + " steps are given at once");
        }
        Instant start = Instant.ofEpochSecond(first * stepSeconds);
        return ObservedTraffic.of(start, stepSeconds, store.means(declared, start, (int) (end - first), stepSeconds));
    }
}
