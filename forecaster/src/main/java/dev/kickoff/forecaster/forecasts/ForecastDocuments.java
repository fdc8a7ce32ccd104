package dev.kickoff.forecaster.forecasts;

import dev.kickoff.forecaster.calendar.EventCalendar;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.TooLittleHistory;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.forecaster.tags.Tag;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the wire document of a computed forecast. */
final class ForecastDocuments {
    private ForecastDocuments() {}

    static Forecast of(
            Signal signal,
            ForecastTask task,
            String model,
            String codeVersion,
            EventCalendar calendar,
            List<Tag> tags,
            Instant issuedAt,
            QuantileForecast computed) {
        return new Forecast(
                UUID.randomUUID().toString(),
                signal.signal(),
                signal.region(),
                task.cutoff(),
                issuedAt,
                computed.from(),
                computed.stepSeconds(),
                Rounding.toDigits(computed.p10()),
                Rounding.toDigits(computed.p50()),
                Rounding.toDigits(computed.p90()),
                Rounding.toDigits(computed.p99()),
                computed.parts().stream().map(ForecastDocuments::part).toList(),
                provenance(task, model, codeVersion, calendar, tags, computed));
    }

    private static Forecast.Part part(QuantileForecast.Part part) {
        return new Forecast.Part(
                part.eventId() == null ? "baseline" : "event", part.eventId(), Rounding.toDigits(part.values()));
    }

    private static Forecast.Provenance provenance(
            ForecastTask task,
            String model,
            String codeVersion,
            EventCalendar calendar,
            List<Tag> tags,
            QuantileForecast computed) {
        TrafficHistory history = task.history();
        Map<String, String> parameters = new TreeMap<>(computed.parameters());
        parameters.put("calendar", calendar.current() ? "current" : "last known, the hub did not answer");
        parameters.put("calendar.eventsKnownAt", task.eventsKnownAt().toString());
        parameters.put("calendar.confirmedAt", calendar.confirmedAt().toString());
        parameters.put("tags.applied", Integer.toString(tags.size()));
        if (!tags.isEmpty()) {
            parameters.put("tags", tags.stream().map(ForecastDocuments::named).collect(Collectors.joining("; ")));
        }
        TooLittleHistory.missing(history).ifPresent(missing -> parameters.put("history.missing", missing));
        return new Forecast.Provenance(
                model,
                codeVersion,
                history.start(),
                history.end(),
                history.samples(),
                TrafficHash.of(history),
                task.events().stream().collect(Collectors.toMap(Event::id, Event::revision)),
                parameters);
    }

    private static String named(Tag tag) {
        return tag.kind().text() + " " + tag.origin() + " " + tag.start() + "/" + tag.end();
    }
}
