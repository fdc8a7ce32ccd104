package dev.kickoff.forecaster.accuracy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A past event and how good its forecasts were.
 *
 * @param forecasts the longest lead first
 */
record EventAccuracy(String eventId, String name, String category, Instant start, Instant end, List<AtLead> forecasts) {

    /**
     * @param lead from the forecast's cutoff, or the next one after it, to the event's start
     * @param hindsight whether it was made after the event, as it would have been at the cutoff
     * @param eventKnown whether the forecast knew of the event
     */
    record AtLead(
            Duration lead,
            String forecastId,
            String model,
            Instant cutoff,
            boolean hindsight,
            boolean eventKnown,
            EventScore score) {}

    /** @param newestFirst scored or not; the latter are left out */
    static List<EventAccuracy> of(List<StoredAccuracy> newestFirst) {
        Map<String, List<StoredAccuracy>> byEvent = new LinkedHashMap<>();
        newestFirst.forEach(row ->
                byEvent.computeIfAbsent(row.eventId, id -> new ArrayList<>()).add(row));
        return byEvent.values().stream()
                .map(EventAccuracy::ofOne)
                .filter(event -> !event.forecasts.isEmpty())
                .toList();
    }

    private static EventAccuracy ofOne(List<StoredAccuracy> rows) {
        List<AtLead> leads = new ArrayList<>();
        for (StoredAccuracy row : rows) {
            EventScore score = row.score;
            if (score != null) {
                ForecastOfEvent forecast = row.forecast;
                leads.add(new AtLead(
                        row.lead.time(),
                        forecast.forecastId(),
                        forecast.model(),
                        forecast.cutoff(),
                        forecast.hindsight(),
                        forecast.eventKnown(),
                        score));
            }
        }
        leads.sort(Comparator.comparing(AtLead::lead).reversed());
        StoredAccuracy any = rows.get(0);
        return new EventAccuracy(
                any.eventId, any.forecast.eventName(), any.forecast.category(), any.eventStart, any.eventEnd, leads);
    }
}
