package dev.kickoff.demo.worldcup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.kickoff.schemas.Samples.Sample;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedTrafficTest {
    private final RecordedTraffic traffic;

    RecordedTrafficTest() throws IOException {
        traffic = RecordedTraffic.read();
    }

    @Test
    void holdsEveryRecordedMinute() {
        assertEquals(Instant.parse("1998-04-30T21:30:00Z"), traffic.firstMinute());
        assertEquals(Instant.parse("1998-06-23T00:00:00Z"), traffic.end());
        assertEquals(
                76_460, traffic.overAt(traffic.end(), traffic.firstMinute()).size());
    }

    @Test
    void knowsTheLoadWithinAMinute() {
        assertEquals(153_878, traffic.requestsPerMinuteAt(Instant.parse("1998-06-15T14:29:59.999Z")));
        assertEquals(0, traffic.requestsPerMinuteAt(Instant.parse("1998-01-01T00:00:00Z")));
    }

    @Test
    void leavesOutMinutesWhoseLogsAreLost() {
        Instant from = Instant.parse("1998-05-17T00:00:00Z");
        Instant until = Instant.parse("1998-05-19T00:00:00Z");
        assertEquals(2 * 24 * 60 - 9, traffic.overAt(until, from).size());
    }

    @Test
    void givesAMinuteOnceItIsOver() {
        Instant minute = Instant.parse("1998-06-15T14:29:00Z");
        assertEquals(List.of(), traffic.overAt(minute.plusMillis(59_999), minute));
        assertEquals(List.of(new Sample(minute, 153_878)), traffic.overAt(minute.plusSeconds(60), minute));
        assertEquals(List.of(), traffic.overAt(minute, minute.plusSeconds(3600)));
    }

    @Test
    void travelsWithTheNoticeOfItsOwner() {
        assertNotNull(RecordedTraffic.class.getResource("/dev/kickoff/demo/data/licences/wc98_LICENCE_HP_1998.txt"));
    }
}
