package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which events raise the demand of a step, as the forecast's breakdown says it. */
final class Influence {
    /** Less than this share of the median is not worth naming. */
    private static final double WORTH_NAMING = 0.01;

    private final Forecast forecast;
    private final Map<String, Event> events;

    Influence(Forecast forecast, List<Event> events) {
        this.forecast = forecast;
        this.events = events.stream()
                .filter(event -> event.state().counts() && event.concerns(forecast.region()))
                .collect(Collectors.toMap(Event::id, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** Ids of the events that raise the demand, the strongest first; by their hours if there is no breakdown. */
    List<String> eventsAt(int step) {
        Map<String, Double> effects = new TreeMap<>();
        for (Forecast.Part part : forecast.breakdown()) {
            if (part.eventId() != null) {
                effects.merge(part.eventId(), part.values().get(step), Double::sum);
            }
        }
        if (effects.isEmpty()) {
            Instant at = forecast.at(step);
            return events.values().stream()
                    .filter(event ->
                            !at.isBefore(event.start()) && at.isBefore(event.end()) || phaseOf(event, at) != null)
                    .map(Event::id)
                    .toList();
        }
        double least = forecast.p50().get(step) * WORTH_NAMING;
        return effects.entrySet().stream()
                .filter(effect -> effect.getValue() > 0 && effect.getValue() >= least)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> effect) -> -effect.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The phase of the strongest event, null outside its phases. */
    @Nullable
    String phaseAt(int step) {
        List<String> strongestFirst = eventsAt(step);
        Event strongest = strongestFirst.isEmpty() ? null : events.get(strongestFirst.get(0));
        return strongest == null ? null : phaseOf(strongest, forecast.at(step));
    }

    private static @Nullable String phaseOf(Event event, Instant at) {
        return event.phases().stream()
                .filter(phase -> phase.covers(at))
                .map(Phase::name)
                .findFirst()
                .orElse(null);
    }
}
