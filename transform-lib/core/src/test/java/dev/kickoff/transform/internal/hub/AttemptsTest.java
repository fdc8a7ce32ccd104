package dev.kickoff.transform.internal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.LibraryError.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Duration FIRST = Duration.ofSeconds(10);

    private long now = Long.MAX_VALUE - 1_000; // System.nanoTime() may overflow at any moment
    private double random = 1 - 1e-12;
    private final Attempts attempts = new Attempts(FIRST, Duration.ofMinutes(2), () -> now, () -> random);

    @Test
    void isDueAtOnceAndAfterASuccess() {
        assertTrue(attempts.due());
        attempts.failed(not(Kind.HUB_UNREACHABLE, null));
        attempts.succeeded();
        assertTrue(attempts.due());
    }

    @Test
    void waitsTwiceAsLongAfterEveryFailureUpToAMinute() {
        assertEquals(Duration.ofSeconds(10), waitAfter(Kind.HUB_UNREACHABLE));
        assertEquals(Duration.ofSeconds(20), waitAfter(Kind.HUB_ERROR));
        assertEquals(Duration.ofSeconds(40), waitAfter(Kind.HUB_UNREACHABLE));
        assertEquals(Duration.ofSeconds(60), waitAfter(Kind.HUB_UNREACHABLE));
        assertEquals(Duration.ofSeconds(60), waitAfter(Kind.HUB_UNREACHABLE));
    }

    @Test
    void waitsUpToFiveMinutesWhenTheTokenIsWrong() {
        for (int i = 0; i < 10; i++) {
            waitAfter(Kind.HUB_DENIED);
        }
        assertEquals(Duration.ofMinutes(5), waitAfter(Kind.HUB_DENIED));
    }

    @Test
    void waitsAsLongAsTheHubAsks() {
        attempts.failed(not(Kind.HUB_ERROR, Duration.ofSeconds(90)));
        now += Duration.ofSeconds(89).toNanos();
        assertFalse(attempts.due());
        now += Duration.ofSeconds(1).toNanos();
        assertTrue(attempts.due());
    }

    @Test
    void doesNotWaitForHoursWhateverTheHubAsks() {
        attempts.failed(not(Kind.HUB_ERROR, Duration.ofHours(1)));
        now += Duration.ofMinutes(2).toNanos() - 1;
        assertFalse(attempts.due());
        now += 1;
        assertTrue(attempts.due());
    }

    @Test
    void spreadsTheWaitOverItsSecondHalf() {
        random = 0;
        assertEquals(Duration.ofSeconds(5), waitAfter(Kind.HUB_UNREACHABLE));
    }

    /** The wait to the second. */
    private Duration waitAfter(Kind kind) {
        attempts.failed(not(kind, null));
        Duration waited = Duration.ZERO;
        while (!attempts.due()) {
            waited = waited.plusSeconds(1);
            now += Duration.ofSeconds(1).toNanos();
        }
        return waited;
    }

    private static HubAnswer.Not not(Kind kind, @Nullable Duration retryAfter) {
        return new HubAnswer.Not(kind, 0, "failed", retryAfter);
    }
}
