package dev.kickoff.hub.plans;

import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.Observed;
import dev.kickoff.schemas.Forecast;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Gets forecasts for planning: one per signal and region, some at a time, so that a slow one does not hold up all. */
@ApplicationScoped
class ForecastDesk {
    /** Requests under way at once: enough to keep a forecaster busy, too few to drown it. */
    private static final int AT_ONCE = 4;
    /** Capacity that served traffic within this time is not released. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /**
     * What there is to plan on.
     *
     * @param recent the most that was observed lately, per step; null when nothing is known
     */
    record Basis(Forecast forecast, @Nullable Double recent) {}

    /**
     * What came of asking.
     *
     * @param problems why there is no basis, for people
     */
    record Answers(Map<DriverKey, Basis> bases, Map<DriverKey, String> problems) {}

    private final Forecasts forecasts;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "forecast-desk");
        thread.setDaemon(true);
        return thread;
    });

    ForecastDesk(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /** Has a fresh forecast made for each; blocks until all are there or have failed. */
    Answers ask(Collection<DriverKey> drivers, Instant now, Instant to) {
        Map<DriverKey, CompletableFuture<Object>> asked = new TreeMap<>();
        for (DriverKey driver : drivers) {
            asked.put(driver, CompletableFuture.supplyAsync(() -> answer(driver, now, to), threads));
        }
        Map<DriverKey, Basis> bases = new HashMap<>();
        Map<DriverKey, String> problems = new HashMap<>();
        asked.forEach((driver, answer) -> {
            if (answer.join() instanceof Basis basis) {
                bases.put(driver, basis);
            } else {
                problems.put(driver, String.valueOf(answer.join()));
            }
        });
        return new Answers(bases, problems);
    }

    /** A basis, or in words why there is none. */
    private Object answer(DriverKey driver, Instant now, Instant to) {
        try {
            Forecast forecast = forecasts.issue(driver.signal(), driver.region(), null, to);
            return new Basis(forecast, recent(driver, forecast, now));
        } catch (ForecasterException noForecast) {
            return String.valueOf(noForecast.getMessage());
        }
    }

    private @Nullable Double recent(DriverKey driver, Forecast forecast, Instant now) {
        long step = forecast.step().toSeconds();
        // The running step is not whole yet.
        Instant end = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step);
        Instant start = end.minusSeconds(step * Math.max(1, RECENT.toSeconds() / step));
        try {
            Observed observed = forecasts.observed(driver.signal(), driver.region(), start, end, (int) step);
            return observed.values().stream()
                    .filter(Objects::nonNull)
                    .max(Double::compare)
                    .orElse(null);
        } catch (ForecasterException unknown) {
            return null;
        }
    }
}
