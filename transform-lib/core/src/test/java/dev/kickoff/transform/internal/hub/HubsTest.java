package dev.kickoff.transform.internal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.LibraryError.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubsTest {
    private static final URI NEAR = URI.create("http://near");
    private static final URI FAR = URI.create("http://far");
    private static final URI FARTHER = URI.create("http://farther");
    private static final HubAnswer.Done DONE = new HubAnswer.Done(200, "", null);

    private long now = Long.MAX_VALUE - 1_000; // System.nanoTime() may overflow at any moment
    private final List<String> said = new ArrayList<>();
    private final Hubs hubs = new Hubs(
            List.of(NEAR, FAR, FARTHER),
            () -> new Attempts(Duration.ofSeconds(10), Duration.ofMinutes(1), () -> now, () -> 1),
            Duration.ofMinutes(5),
            () -> now,
            said::add);

    @Test
    void staysWithTheFirstThatAnswers() {
        assertEquals(List.of(NEAR, FAR, FARTHER), hubs.inOrder());
        assertFalse(hubs.heard(NEAR, down(0)));
        assertTrue(hubs.heard(FAR, DONE));

        assertEquals(List.of(FAR, FARTHER), hubs.inOrder());
        pass(Duration.ofMinutes(2));
        assertEquals(List.of(FAR, NEAR, FARTHER), hubs.inOrder());
        assertEquals(List.of("the hub at http://far is asked from now on, and no longer http://near"), said);
    }

    @Test
    void goesBackToTheFirstAfterAWhile() {
        hubs.heard(NEAR, down(503));
        hubs.heard(FAR, DONE);
        pass(Duration.ofMinutes(5));
        assertEquals(List.of(NEAR, FAR, FARTHER), hubs.inOrder());

        hubs.heard(NEAR, down(503));
        hubs.heard(FAR, DONE);
        pass(Duration.ofMinutes(4));
        assertEquals(FAR, hubs.inOrder().get(0), "another while, because it was still down");

        pass(Duration.ofMinutes(1));
        hubs.heard(NEAR, DONE);
        pass(Duration.ofSeconds(1));
        assertEquals(List.of(NEAR, FAR, FARTHER), hubs.inOrder());
        assertEquals(2, said.size());
    }

    @Test
    void waitsLongerForEachHubByItself() {
        hubs.heard(NEAR, down(0));
        hubs.heard(NEAR, down(0));
        hubs.heard(FAR, down(0));
        hubs.heard(FARTHER, DONE);

        pass(Duration.ofSeconds(10));
        assertEquals(List.of(FARTHER, FAR), hubs.inOrder());
        pass(Duration.ofSeconds(10));
        assertEquals(List.of(FARTHER, NEAR, FAR), hubs.inOrder());
    }

    @Test
    void asksAllWhenAllAreDown() {
        for (URI hub : List.of(NEAR, FAR, FARTHER)) {
            hubs.heard(hub, down(0));
        }
        assertEquals(List.of(NEAR, FAR, FARTHER), hubs.inOrder());
    }

    @Test
    void aHubThatRefusesOrIsBusyIsThere() {
        for (int status : List.of(400, 401, 403, 404, 429)) {
            assertTrue(hubs.heard(NEAR, new HubAnswer.Not(Kind.HUB_REFUSED, status, "no", null)));
        }
        assertEquals(NEAR, hubs.inOrder().get(0));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static HubAnswer.Not down(int status) {
        return new HubAnswer.Not(status == 0 ? Kind.HUB_UNREACHABLE : Kind.HUB_ERROR, status, "down", null);
    }
}
