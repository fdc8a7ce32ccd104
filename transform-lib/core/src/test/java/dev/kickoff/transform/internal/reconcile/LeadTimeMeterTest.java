package dev.kickoff.transform.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.transform.internal.reconcile.LeadTimeMeter.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadTimeMeterTest {
    private static final Instant RAISED = Instant.parse("2026-06-11T18:00:00Z");

    private final LeadTimeMeter meter = new LeadTimeMeter();

    @Test
    void measuresFromTheRaiseUntilAllOfItIsReady() {
        meter.raised(30, 4, RAISED);

        assertEquals(List.of(), meter.ready(29, RAISED.plusSeconds(200)));
        assertEquals(List.of(new Measured(30, Duration.ofSeconds(300))), meter.ready(30, RAISED.plusSeconds(300)));
        assertEquals(Optional.of(Duration.ofSeconds(300)), meter.last());
        assertEquals(List.of(), meter.ready(30, RAISED.plusSeconds(400)));
    }

    @Test
    void measuresEveryStepOfAStaircase() {
        meter.raised(10, 4, RAISED);
        meter.raised(20, 4, RAISED.plusSeconds(60));

        assertEquals(List.of(new Measured(10, Duration.ofSeconds(120))), meter.ready(12, RAISED.plusSeconds(120)));
        assertEquals(List.of(new Measured(20, Duration.ofSeconds(90))), meter.ready(20, RAISED.plusSeconds(150)));
    }

    @Test
    void measuresNothingThatWasReadyOrUnknownBefore() {
        meter.raised(10, 12, RAISED);
        meter.raised(10, null, RAISED);

        assertEquals(List.of(), meter.ready(12, RAISED.plusSeconds(60)));
        assertEquals(Optional.empty(), meter.last());
    }

    @Test
    void forgetsARaiseThatWasTakenBackOrNeverCameTrue() {
        meter.raised(30, 4, RAISED);
        meter.lowered(10);
        meter.raised(20, 4, RAISED);

        assertEquals(List.of(), meter.ready(30, RAISED.plus(Duration.ofHours(25))));
    }
}
