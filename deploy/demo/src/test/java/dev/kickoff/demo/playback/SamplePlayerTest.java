package dev.kickoff.demo.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.demo.worldcup.RecordedTraffic;
import dev.kickoff.schemas.Samples;
import dev.kickoff.schemas.Samples.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplePlayerTest {
    private static final Instant START = Instant.parse("1998-06-16T14:40:00Z");

    private final RecordedTraffic traffic;
    private final UnreliableForecaster forecaster = new UnreliableForecaster();
    private final SamplePlayer player;

    SamplePlayerTest() throws IOException {
        traffic = RecordedTraffic.read();
        player = new SamplePlayer(traffic, START, forecaster);
    }

    @Test
    void sendsAMinuteOnlyWhenItIsOver() throws IOException {
        player.playUntil(START.plusMillis(59_999));
        assertEquals(List.of(), forecaster.taken);
        player.playUntil(START.plusSeconds(60));
        assertEquals(List.of(new Sample(START, traffic.requestsPerMinuteAt(START))), forecaster.taken);
        assertEquals(START.plusSeconds(60), player.sentUntil());
    }

    @Test
    void sendsEachMinuteOnceAndInOrder() throws IOException {
        for (int second = 0; second <= 3600; second += 7) {
            player.playUntil(START.plusSeconds(second));
        }
        player.playUntil(START.plusSeconds(3600));
        assertEquals(traffic.overAt(START.plusSeconds(3600), START), forecaster.taken);
    }

    @Test
    void losesNothingWhileTheHubIsDown() throws IOException {
        player.playUntil(START.plus(Duration.ofMinutes(3)));
        forecaster.down = true;
        assertThrows(IOException.class, () -> player.playUntil(START.plus(Duration.ofMinutes(5))));
        assertThrows(IOException.class, () -> player.playUntil(START.plus(Duration.ofHours(2))));
        assertEquals(START.plus(Duration.ofMinutes(3)), player.sentUntil());
        forecaster.down = false;
        Instant later = START.plus(Duration.ofMinutes(121));
        player.playUntil(later);
        assertEquals(traffic.overAt(later, START), forecaster.taken);
    }

    @Test
    void continuesAfterTheBatchThatWasTaken() throws IOException {
        SamplePlayer fromTheBeginning = new SamplePlayer(traffic, traffic.firstMinute(), forecaster);
        forecaster.failsAfterBatches = 2;
        assertThrows(IOException.class, () -> fromTheBeginning.playUntil(START));
        assertEquals(2 * Samples.MAX_BATCH, forecaster.taken.size());
        forecaster.failsAfterBatches = Integer.MAX_VALUE;
        fromTheBeginning.playUntil(START);
        assertEquals(traffic.overAt(START, traffic.firstMinute()), forecaster.taken);
        assertTrue(forecaster.largestBatch <= Samples.MAX_BATCH);
    }

    @Test
    void endsWithTheRecording() throws IOException {
        Instant end = traffic.end();
        SamplePlayer nearTheEnd = new SamplePlayer(traffic, end.minusSeconds(120), forecaster);
        nearTheEnd.playUntil(end);
        nearTheEnd.playUntil(end.plus(Duration.ofDays(1)));
        assertEquals(2, forecaster.taken.size());
        assertEquals(end, nearTheEnd.sentUntil());
    }

    private static final class UnreliableForecaster implements SampleSink {
        private final List<Sample> taken = new ArrayList<>();
        private boolean down;
        private int failsAfterBatches = Integer.MAX_VALUE;
        private int largestBatch;
        private int batches;

        @Override
        public void accept(Samples samples) throws IOException {
            if (down || batches >= failsAfterBatches) {
                throw new IOException("connection refused");
            }
            batches++;
            largestBatch = Math.max(largestBatch, samples.samples().size());
            taken.addAll(samples.samples());
        }
    }
}
