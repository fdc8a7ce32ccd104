package dev.kickoff.transform.internal.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-06-11T18:00:00Z");
    private static final Slots SLOTS = new Slots(LENGTH);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10, 49, 50, 60, 1000})
    void everySlotBelongsToExactlyOnePlace(int count) {
        for (int slot = 0; slot < count; slot++) {
            assertEquals(1, owners(slot, IntStream.range(0, count), count).size(), "slot " + slot);
        }
    }

    @Test
    void anInstanceAloneHasEverySlot() {
        for (int slot = 0; slot < 100; slot++) {
            assertTrue(SLOTS.belongsTo(new Place(0, 1), START.plus(LENGTH.multipliedBy(slot))));
        }
    }

    /** Ten of fifty are left, the oldest or the newest: evenly spread they would have a turn in every fifth slot. */
    @ParameterizedTest
    @ValueSource(ints = {0, 40})
    void aFleetThatLostMostOfItsInstancesStillHasTurnsAllOverTheRound(int firstLeft) {
        int longest = 0;
        int waited = 0;
        for (int slot = 0; slot < 150; slot++) {
            boolean taken = !owners(slot, IntStream.range(firstLeft, firstLeft + 10), 50)
                    .isEmpty();
            waited = taken ? 0 : waited + 1;
            longest = Math.max(longest, waited);
        }
        assertTrue(longest <= 8, "no turn for " + longest + " slots");
    }

    @Test
    void ranksAreTakenIntoASmallerRound() {
        assertEquals(new Place(3, 4), new Place(7, 10).amongAtMost(4));
        assertEquals(new Place(7, 10), new Place(7, 10).amongAtMost(12));
        assertThrows(IllegalArgumentException.class, () -> new Place(4, 4));
    }

    private static List<Integer> owners(int slot, IntStream ranks, int count) {
        Instant now = START.plus(LENGTH.multipliedBy(slot));
        return ranks.filter(rank -> SLOTS.belongsTo(new Place(rank, count), now))
                .boxed()
                .toList();
    }
}
