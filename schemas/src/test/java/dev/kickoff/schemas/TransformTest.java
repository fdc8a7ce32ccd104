package dev.kickoff.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Transform.Point;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformTest {
    private static final Transform LADDER = Transform.ladder(List.of(new Point(100, 2), new Point(500, 8)));
    private static final Transform CURVE = Transform.curve(List.of(new Point(100, 2), new Point(500, 4)));

    static Stream<Transform> transforms() {
        return Stream.of(Transform.linear(7.3), LADDER, CURVE);
    }

    @Test
    void linearNeedsWholeUnits() {
        Transform transform = Transform.linear(100);
        assertEquals(0, transform.capacityFor(0));
        assertEquals(1, transform.capacityFor(0.1));
        assertEquals(1, transform.capacityFor(100));
        assertEquals(2, transform.capacityFor(100.1));
    }

    @Test
    void linearDoesNotRoundUpOverFloatingPointDust() {
        assertEquals(3, Transform.linear(0.1).capacityFor(0.1 + 0.2));
    }

    @Test
    void ladderTakesTheFirstRungThatServesTheDemand() {
        assertEquals(2, LADDER.capacityFor(100));
        assertEquals(8, LADDER.capacityFor(101));
    }

    @Test
    void ladderKeepsItsLastRungAndSaysThatItDoesNotCoverMore() {
        assertEquals(8, LADDER.capacityFor(5_000));
        assertTrue(LADDER.covers(500));
        assertFalse(LADDER.covers(501));
    }

    @Test
    void curveIsStraightBetweenPointsAndCarriesItsLastLineOn() {
        assertEquals(1, CURVE.capacityFor(50));
        assertEquals(3, CURVE.capacityFor(300));
        assertEquals(5, CURVE.capacityFor(700));
    }

    /** CONTRACT-10 */
    @ParameterizedTest
    @MethodSource("transforms")
    void moreDemandNeverNeedsLess(Transform transform) {
        int before = 0;
        for (double demand = 0; demand < 1_000; demand += 0.7) {
            int capacity = transform.capacityFor(demand);
            assertTrue(capacity >= before, "at " + demand);
            before = capacity;
        }
    }

    @Test
    void refusesNegativeDemand() {
        assertThrows(InvalidDocumentException.class, () -> Transform.linear(1).capacityFor(-1));
    }
}
