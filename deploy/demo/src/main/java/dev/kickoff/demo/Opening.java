package dev.kickoff.demo;

import dev.kickoff.demo.hub.CalendarEntry;
import dev.kickoff.demo.hub.HubApi;
import dev.kickoff.demo.worldcup.Fixtures;
import dev.kickoff.demo.worldcup.Match;
import dev.kickoff.demo.worldcup.RecordedTraffic;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Samples.Sample;
import dev.kickoff.schemas.Signal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has happened before the curtain rises, told to hub and forecaster once: the signal, the match schedule, and the
 * traffic so far. The traffic comes last and all at once, so an opening that was cut off is repeated by the next start.
 */
final class Opening {
    static final Signal SIGNAL = new Signal("requests", "eu-west-3", 60, "Europe/Paris", "requests/min");
    static final String CATEGORY = "football";

    /** The hours of all matches and the teams of the groups were known by then. */
    static final Instant SCHEDULE_KNOWN_AT = Instant.parse("1998-01-01T00:00:00Z");

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final HubApi hub;
    private final RecordedTraffic traffic;

    Opening(HubApi hub, RecordedTraffic traffic) {
        this.hub = hub;
        this.traffic = traffic;
    }

    /**
     * Tells what is not yet told; after it, everything up to the returned instant is with the forecaster.
     *
     * @param now simulated
     */
    Instant tellUntil(Instant now) throws IOException {
        var lastSample = hub.lastSample(SIGNAL);
        if (lastSample.isPresent()) {
            return lastSample.get().plus(RecordedTraffic.STEP);
        }
        hub.declare(SIGNAL);
        for (Match match : Fixtures.read()) {
            hub.enter(entry(match, now));
        }
        hub.importTraffic(SIGNAL, csvOfMinutesOverAt(now));
        LOG.info("Told the hub the match schedule, and the recorded traffic until {}", now);
        return hub.lastSample(SIGNAL)
                .orElseThrow(() -> new IOException("the forecaster holds no traffic after the import"))
                .plus(RecordedTraffic.STEP);
    }

    private static CalendarEntry entry(Match match, Instant now) {
        return new CalendarEntry(
                match.id(),
                match.name(),
                CATEGORY,
                match.kickOff(),
                match.plannedEnd(),
                SIGNAL.zone(),
                List.of(SIGNAL.region()),
                match.attributes(),
                match.plannedEnd().isAfter(now) ? EventState.APPROVED : EventState.ENDED,
                SCHEDULE_KNOWN_AT);
    }

    private String csvOfMinutesOverAt(Instant now) {
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Sample sample : traffic.overAt(now, traffic.firstMinute())) {
            csv.append(sample.timestamp())
                    .append(',')
                    .append((long) sample.value())
                    .append('\n');
        }
        return csv.toString();
    }
}
