package dev.kickoff.forecaster.tags;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.calendar.Calendars;
import dev.kickoff.forecaster.model.Bursts;
import dev.kickoff.forecaster.model.KnownEvents;
import dev.kickoff.forecaster.model.TimeRange;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.forecaster.traffic.Traffic;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Looks for bursts in the observed traffic and keeps the detected tags in step with what it finds. Doing it twice, or in
 * two replicas at once, does no harm.
 */
@ApplicationScoped
class BurstDetection {
    private final Signals signals;
    private final Traffic traffic;
    private final Calendars calendars;
    private final Tags tags;
    private final DetectedTags detected;
    private final TagsConfig config;
    private final Clock clock;

    BurstDetection(
            Signals signals,
            Traffic traffic,
            Calendars calendars,
            Tags tags,
            DetectedTags detected,
            TagsConfig config,
            Clock clock) {
        this.signals = signals;
        this.traffic = traffic;
        this.calendars = calendars;
        this.tags = tags;
        this.detected = detected;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Searches one signal.
     *
     * @return the detected tags that are valid in the traffic that was searched
     * @throws ProblemException 404 for an unknown signal, 503 without a calendar: every event would look like a burst
     */
    List<Tag> search(String signalName, String region) {
        Signal signal = signals.get(signalName, region);
        Instant now = clock.instant();
        long step = signal.stepSeconds();
        Instant cutoff = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step);
        List<Event> events = KnownEvents.at(calendars.newest().revisions(), now).stream()
                .filter(event -> event.concerns(region))
                .toList();
        Optional<TrafficHistory> history = traffic.history(signal, cutoff.minus(config.lookBack()), cutoff);
        if (history.isEmpty()) {
            return List.of();
        }
        Instant from = history.get().start();
        List<TimeRange> setByHand = tags.applied(signalName, region, from, cutoff, now).stream()
                .filter(tag -> Tag.MANUAL.equals(tag.origin()))
                .map(Tag::range)
                .toList();
        List<TimeRange> found = Bursts.find(history.get().without(setByHand), events, ZoneId.of(signal.zone()));
        return detected.keepInStep(signal, found, new TimeRange(from, cutoff), now);
    }
}
