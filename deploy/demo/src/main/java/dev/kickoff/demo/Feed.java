package dev.kickoff.demo;

import dev.kickoff.demo.hub.HubApi;
import dev.kickoff.demo.playback.SamplePlayer;
import dev.kickoff.demo.worldcup.RecordedTraffic;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps hub and forecaster told of what has happened in the world, and notices whether they answer. */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Clock clock;
    private final HubApi hub;
    private final RecordedTraffic traffic;
    private volatile @Nullable SamplePlayer player;
    private volatile boolean answers = true;

    Feed(Clock clock, HubApi hub, RecordedTraffic traffic) {
        this.clock = clock;
        this.hub = hub;
        this.traffic = traffic;
    }

    /** Tells the opening if it was not told, and finds out up to where the traffic was sent. */
    void open() throws IOException {
        Instant toldUntil = new Opening(hub, traffic).tellUntil(clock.instant());
        player = new SamplePlayer(traffic, toldUntil, samples -> hub.push(Opening.SIGNAL, samples));
    }

    /**
     * Sends what is over and not yet sent. Called again and again; a failure is logged when it begins and when it ends.
     *
     * @return whether the hub has just come back
     */
    boolean send() {
        try {
            SamplePlayer ready = player;
            if (ready == null) {
                open();
            } else {
                ready.playUntil(clock.instant());
            }
            boolean back = !answers;
            answers = true;
            if (back) {
                LOG.info("The hub answers again; all samples are sent until {}", sentUntil());
            }
            return back;
        } catch (IOException failure) {
            if (answers) {
                LOG.warn("Samples wait, because the hub did not take them: {}", failure.toString());
            }
            answers = false;
            return false;
        }
    }

    boolean answers() {
        return answers;
    }

    /** End of the last minute that was sent, null while that is not known. */
    @Nullable
    Instant sentUntil() {
        SamplePlayer ready = player;
        return ready == null ? null : ready.sentUntil();
    }
}
