package dev.kickoff.hub.whatif;

import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Forecasts with and without a change, some at a time. */
@ApplicationScoped
class IfForecasts {
    /** As many as keep a forecaster busy without holding up planning for long. */
    private static final int AT_ONCE = 4;

    /**
     * @param without as things are
     * @param with as they would be
     * @param problems why some are missing, for people
     */
    record Both(List<Forecast> without, List<Forecast> with, List<String> problems) {}

    private final Forecasts forecasts;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "what-if");
        thread.setDaemon(true);
        return thread;
    });

    IfForecasts(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /**
     * One of each for every signal and region that drives a service; blocks until all are there or have failed.
     *
     * @param from null for now
     * @param events as they would be; none when events stay as they are
     */
    Both of(Collection<ServiceRegistration> services, @Nullable Instant from, Instant to, List<Event> events) {
        Map<String, ServiceRegistration> drivers = new TreeMap<>();
        services.forEach(service -> drivers.putIfAbsent(service.signal() + "/" + service.region(), service));
        List<CompletableFuture<Object>> without = new ArrayList<>();
        List<CompletableFuture<Object>> with = new ArrayList<>();
        for (ServiceRegistration driver : drivers.values()) {
            without.add(CompletableFuture.supplyAsync(() -> answer(driver, from, to, List.of()), threads));
            if (!events.isEmpty()) {
                with.add(CompletableFuture.supplyAsync(() -> answer(driver, from, to, events), threads));
            }
        }
        List<String> problems = new ArrayList<>();
        List<Forecast> asTheyAre = forecasts(without, problems);
        return new Both(asTheyAre, events.isEmpty() ? asTheyAre : forecasts(with, problems), problems);
    }

    private static List<Forecast> forecasts(List<CompletableFuture<Object>> asked, List<String> problems) {
        List<Forecast> made = new ArrayList<>();
        for (CompletableFuture<Object> answer : asked) {
            if (answer.join() instanceof Forecast forecast) {
                made.add(forecast);
            } else if (!problems.contains(String.valueOf(answer.join()))) {
                problems.add(String.valueOf(answer.join()));
            }
        }
        return made;
    }

    /** A forecast, or in words why there is none. */
    private Object answer(ServiceRegistration driver, @Nullable Instant from, Instant to, List<Event> events) {
        try {
            return forecasts.whatIf(driver.signal(), driver.region(), from, to, events);
        } catch (ForecasterException none) {
            return String.valueOf(none.getMessage());
        }
    }
}
