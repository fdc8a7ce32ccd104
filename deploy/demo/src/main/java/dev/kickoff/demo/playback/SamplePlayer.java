package dev.kickoff.demo.playback;

import dev.kickoff.demo.worldcup.RecordedTraffic;
import dev.kickoff.schemas.Samples;
import dev.kickoff.schemas.Samples.Sample;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Sends each minute's sample once the minute is over, in order. What could not be sent is sent with the next call, so
 * nothing is lost while the hub is down: the recording is the buffer. Not thread-safe, apart from {@link #sentUntil}.
 */
public final class SamplePlayer {
    private final RecordedTraffic traffic;
    private final SampleSink sink;
    private volatile Instant sentUntil;

    /** @param sentUntil every minute that starts before this has been sent by somebody */
    public SamplePlayer(RecordedTraffic traffic, Instant sentUntil, SampleSink sink) {
        this.traffic = traffic;
        this.sink = sink;
        this.sentUntil = sentUntil;
    }

    /** Sends all minutes that are over at {@code now} and not yet sent; on failure the rest stays for the next call. */
    public void playUntil(Instant now) throws IOException {
        List<Sample> due = traffic.overAt(now, sentUntil);
        for (int from = 0; from < due.size(); from += Samples.MAX_BATCH) {
            List<Sample> batch = due.subList(from, Math.min(due.size(), from + Samples.MAX_BATCH));
            sink.accept(new Samples(batch));
            sentUntil = batch.get(batch.size() - 1).timestamp().plus(RecordedTraffic.STEP);
        }
    }

    /** End of the last minute that was sent. */
    public Instant sentUntil() {
        return sentUntil;
    }
}
