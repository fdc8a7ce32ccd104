package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events raise the demand of a step, as the forecast's breakdown says it. Thread-safe: what was found for a step is
 * kept, and finding it twice gives the same.
 */
final class Influence {
    /** Less than this share of the median is not worth naming. */
    private static final double WORTH_NAMING = 0.01;

    /**
     * @param events ids of the events that raise the demand, the strongest first; by their hours if there is no breakdown
     * @param phase of the strongest event, null outside its phases
     */
    record Named(List<String> events, @Nullable String phase) {
        static final Named NOTHING = new Named(List.of(), null);
    }

    private final Forecast forecast;
    private final Map<String, Event> events;
    private final boolean explained;
    private final @Nullable Named[] found;

    /** @param events that count in the region, by id */
    Influence(Forecast forecast, Map<String, Event> events) {
        this.forecast = forecast;
        this.events = events;
        this.explained = forecast.breakdown().stream().anyMatch(part -> part.eventId() != null);
        this.found = new Named[forecast.steps()];
    }

    /** Of the forecast's step that holds the second, or the one nearest to it. */
    Named at(long second) {
        int step = (int) Math.max(
                0,
                Math.min(
                        found.length - 1,
                        Math.floorDiv(second - forecast.from().getEpochSecond(), forecast.stepSeconds())));
        Named named = found[step];
        if (named == null) {
            List<String> strongestFirst = strongestFirst(step);
            Event strongest = strongestFirst.isEmpty() ? null : events.get(strongestFirst.get(0));
            named = strongestFirst.isEmpty()
                    ? Named.NOTHING
                    : new Named(strongestFirst, strongest == null ? null : phase(strongest, forecast.at(step)));
            found[step] = named;
        }
        return named;
    }

    private List<String> strongestFirst(int step) {
        if (!explained) {
            Instant at = forecast.at(step);
            return events.values().stream()
                    .filter(event -> !at.isBefore(event.start()) && at.isBefore(event.end())
                            || EventWindow.phaseAt(event, at).isPresent())
                    .map(Event::id)
                    .toList();
        }
        Map<String, Double> effects = new TreeMap<>();
        for (Forecast.Part part : forecast.breakdown()) {
            if (part.eventId() != null && part.values().get(step) != 0) {
                effects.merge(part.eventId(), part.values().get(step), Double::sum);
            }
        }
        double least = forecast.p50().get(step) * WORTH_NAMING;
        return effects.entrySet().stream()
                .filter(effect -> effect.getValue() > 0 && effect.getValue() >= least)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> effect) -> -effect.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static @Nullable String phase(Event event, Instant at) {
        return EventWindow.phaseAt(event, at).map(Phase::name).orElse(null);
    }
}
