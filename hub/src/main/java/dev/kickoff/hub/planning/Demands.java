package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Quantile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All demands that the services of a fleet ask for, each worked out once. Thread-safe. */
final class Demands {
    private record Source(String signal, String region) {}

    private record Key(Source source, Quantile quantile, List<String> otherRegions) {}

    private record SeriesKey(Source source, Quantile quantile) {}

    /** At most one in so many steps of a region may lie outside another region's forecast. */
    private static final int MOST_UNCOVERED = 10;

    private final Map<Source, Forecast> forecasts = new LinkedHashMap<>();
    private final Map<Source, Influence> influences = new ConcurrentHashMap<>();
    private final Map<SeriesKey, Series> series = new ConcurrentHashMap<>();
    private final Map<Key, Demand> demands = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Event>> eventsByRegion = new ConcurrentHashMap<>();
    private final Collection<Event> events;

    Demands(List<Forecast> forecasts, Collection<Event> events) {
        forecasts.forEach(forecast -> this.forecasts.put(new Source(forecast.signal(), forecast.region()), forecast));
        this.events = events;
    }

    @Nullable
    Forecast forecast(String signal, String region) {
        return forecasts.get(new Source(signal, region));
    }

    /** Events that count in a region, by id. */
    Map<String, Event> eventsIn(String region) {
        return eventsByRegion.computeIfAbsent(region, wanted -> {
            Map<String, Event> counting = new TreeMap<>();
            for (Event event : events) {
                if (event.state().counts() && event.concerns(wanted)) {
                    counting.putIfAbsent(event.id(), event);
                }
            }
            return counting;
        });
    }

    /**
     * @param forecast one of the fleet's
     * @param otherRegions whose loss is to be carried, in any order; empty for none
     */
    Demand of(Forecast forecast, Quantile quantile, Collection<String> otherRegions) {
        Source source = new Source(forecast.signal(), forecast.region());
        List<String> sorted = otherRegions.stream().sorted().toList();
        return demands.computeIfAbsent(new Key(source, quantile, sorted), key -> make(forecast, quantile, sorted));
    }

    private Demand make(Forecast forecast, Quantile quantile, List<String> otherRegions) {
        Series own = series(forecast, quantile);
        List<Series> regions = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int ownIndex = 0;
        for (String region : withOwn(forecast.region(), otherRegions)) {
            Forecast other = forecast(forecast.signal(), region);
            if (region.equals(forecast.region())) {
                ownIndex = regions.size();
                regions.add(own);
            } else if (other == null) {
                missing.add(region);
            } else {
                regions.add(series(other, quantile));
                if (!coversMostOf(other, forecast)) {
                    missing.add(region);
                }
            }
        }
        Series total = own;
        if (regions.size() > 1) {
            total = FailOver.total(regions, ownIndex);
            own = own.on(total.from(), total.step(), total.size());
        }
        Map<String, Event> counting = eventsIn(forecast.region());
        Influence influence = influences.computeIfAbsent(
                new Source(forecast.signal(), forecast.region()), source -> new Influence(forecast, counting));
        return new Demand(
                forecast, own, total, ExitHold.of(forecast, total, counting.values()), influence, List.copyOf(missing));
    }

    /** Where it covers nothing its nearest value is taken, which is fair for a moment but not for days. */
    private static boolean coversMostOf(Forecast other, Forecast own) {
        Duration uncovered = Duration.between(other.to(), own.to());
        if (other.from().isAfter(own.from())) {
            uncovered = uncovered.plus(Duration.between(own.from(), other.from()));
        }
        return uncovered.multipliedBy(MOST_UNCOVERED).compareTo(Duration.between(own.from(), own.to())) <= 0;
    }

    /** In the same order whichever of the regions is looked at. */
    private static List<String> withOwn(String region, List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.add(region);
        all.sort(null);
        return all;
    }

    private Series series(Forecast forecast, Quantile quantile) {
        return series.computeIfAbsent(
                new SeriesKey(new Source(forecast.signal(), forecast.region()), quantile),
                key -> Series.of(forecast, forecast.values(quantile)));
    }
}
