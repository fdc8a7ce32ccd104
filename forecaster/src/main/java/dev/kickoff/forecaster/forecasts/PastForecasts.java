package dev.kickoff.forecaster.forecasts;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Signal;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was forecast at some time before: as it was stored, or made again as it would have been. */
@ApplicationScoped
public class PastForecasts {
    private static final Sort NEWEST_FIRST = Sort.descending("cutoff", "issuedAt");

    /** A forecast that covers the window may be older than one that does not reach as far. */
    private static final int CANDIDATES = 5;

    private final ForecastIssuer issuer;

    PastForecasts(ForecastIssuer issuer) {
        this.issuer = issuer;
    }

    /**
     * The newest stored forecast on the signal's own step that was there at an instant and covers {@code [from, to)}.
     *
     * @param oldest how long before the instant its cutoff may be
     */
    @Transactional
    public Optional<Forecast> stored(Signal signal, Instant at, Duration oldest, Instant from, Instant to) {
        return StoredForecast.<StoredForecast>find(
                        "signal = ?1 and region = ?2 and cutoff <= ?3 and cutoff >= ?4 and issuedAt <= ?3",
                        NEWEST_FIRST,
                        signal.signal(),
                        signal.region(),
                        at,
                        at.minus(oldest))
                .page(0, CANDIDATES)
                .stream()
                .map(stored -> stored.document)
                .filter(forecast -> forecast.stepSeconds() == signal.stepSeconds()
                        && !forecast.from().isAfter(from)
                        && !forecast.to().isBefore(to))
                .findFirst();
    }

    /**
     * Issues and stores a forecast of {@code [from, to)} on the signal's own step as it would have been made at the cutoff.
     *
     * @throws ProblemException as for any other forecast, for example 422 without traffic before the cutoff
     */
    public Forecast inHindsight(Signal signal, Instant cutoff, Instant from, Instant to) {
        return issuer.issue(
                signal.signal(), signal.region(), new ForecastRequest(from, to, cutoff, signal.stepSeconds()));
    }
}
