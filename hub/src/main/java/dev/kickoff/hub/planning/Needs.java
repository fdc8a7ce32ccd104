package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each step of a forecast needs of one service. */
final class Needs {
    private final Forecast forecast;
    private final List<Need> steps = new ArrayList<>();

    Needs(Forecast forecast, ServiceRegistration service, Levels levels) {
        this.forecast = forecast;
        List<Double> demand = forecast.values(service.tier().quantile());
        for (int step = 0; step < demand.size(); step++) {
            steps.add(Need.of(step, demand.get(step), service, levels));
        }
    }

    Instant at(Need need) {
        return forecast.at(need.step());
    }

    /** The need that is greatest in {@code [from, to)}, the first of equals; empty outside the horizon. */
    Optional<Need> greatest(Instant from, Instant to) {
        Need greatest = null;
        for (Need need : within(from, to)) {
            if (greatest == null || need.wanted() > greatest.wanted()) {
                greatest = need;
            }
        }
        return Optional.ofNullable(greatest);
    }

    /** Needs of all steps that overlap {@code [from, to)}, in order. */
    List<Need> within(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        Duration start = Duration.between(forecast.from(), from);
        Duration end = Duration.between(forecast.from(), to);
        long endSeconds = end.getSeconds() + (end.getNano() > 0 ? 1 : 0);
        long first = Math.max(0, Math.floorDiv(start.getSeconds(), forecast.stepSeconds()));
        long afterLast = Math.min(steps.size(), -Math.floorDiv(-endSeconds, forecast.stepSeconds()));
        return first < afterLast ? steps.subList((int) first, (int) afterLast) : List.of();
    }
}
