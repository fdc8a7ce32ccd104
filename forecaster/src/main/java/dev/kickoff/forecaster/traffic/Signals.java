package dev.kickoff.forecaster.traffic;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Signal;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The signals that are declared. */
@ApplicationScoped
public class Signals {
    private final TrafficStore store;

    Signals(TrafficStore store) {
        this.store = store;
    }

    /**
     * Declares the signal, or changes its zone or unit.
     *
     * @return whether it is new
     * @throws ProblemException 409 if there are samples on another step
     */
    @Transactional
    boolean declare(Signal signal) {
        boolean created = store.insertIfAbsent(signal);
        if (!created) {
            DeclaredSignal declared =
                    DeclaredSignal.of(signal.signal(), signal.region()).orElseThrow();
            if (declared.stepSeconds != signal.stepSeconds()
                    && store.firstSample(declared).isPresent()) {
                throw ProblemException.conflict(
                        "Signal '" + signal.signal() + "' in region '" + signal.region() + "' has samples of "
                                + declared.stepSeconds + " seconds, so its step cannot become " + signal.stepSeconds(),
                        "Keep the step, or declare a signal with another name");
            }
            declared.stepSeconds = signal.stepSeconds();
            declared.zone = signal.zone();
            declared.unit = signal.unit();
        }
        return created;
    }

    /** @throws ProblemException 404 if it is not declared */
    @Transactional
    public Signal get(String signal, String region) {
        return declared(signal, region).toSignal();
    }

    /** All of them, by name and region. */
    @Transactional
    public List<Signal> declared() {
        return DeclaredSignal.<DeclaredSignal>listAll(Sort.by("signal").and("region")).stream()
                .map(DeclaredSignal::toSignal)
                .toList();
    }

    static DeclaredSignal declared(String signal, String region) {
        return DeclaredSignal.of(signal, region)
                .orElseThrow(() -> ProblemException.notFound(
                        "Signal '" + signal + "' is not declared in region '" + region + "'",
                        "Declare it with PUT /v1/signals/{signal}/regions/{region}, or correct its name"));
    }

    @Transactional
    List<SignalStatus> all() {
        return DeclaredSignal.<DeclaredSignal>listAll(Sort.by("signal").and("region")).stream()
                .map(declared -> new SignalStatus(
                        declared.signal,
                        declared.region,
                        declared.stepSeconds,
                        declared.zone,
                        declared.unit,
                        store.firstSample(declared).orElse(null),
                        store.lastSample(declared).orElse(null)))
                .toList();
    }

    /**
     * Counts as a change of its samples, for what makes another forecast of the same samples.
     *
     * @throws ProblemException 404 if it is not declared
     */
    @Transactional
    public void changed(String signal, String region) {
        store.countChange(declared(signal, region));
    }

    @Transactional
    List<SignalChanges> changes() {
        return store.changes();
    }
}
