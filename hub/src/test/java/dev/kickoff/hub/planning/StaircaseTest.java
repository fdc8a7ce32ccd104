package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StaircaseTest {
    private static final int HIGHEST = 3;

    @Example
    void holdsThroughAGapThatIsShorterThanThePrice() {
        assertArrayEquals(new int[] {5, 4, 4, 4, 0}, Staircase.cheapest(new int[] {5, 1, 0, 4, 0}, 0, 3));
    }

    @Example
    void releasesIntoAGapThatIsAsLongAsThePrice() {
        assertArrayEquals(new int[] {5, 0, 0, 4, 0}, Staircase.cheapest(new int[] {5, 0, 0, 4, 0}, 0, 2));
    }

    @Example
    void holdsWhatIsInForceWhenItIsNeededAgainSoon() {
        assertArrayEquals(new int[] {6, 6, 6}, Staircase.cheapest(new int[] {2, 2, 6}, 8, 3));
    }

    @Property(tries = 400)
    void costsAsLittleAsTheBestOfAllFloors(
            @ForAll("smallNeeds") int[] need,
            @ForAll @IntRange(max = HIGHEST) int before,
            @ForAll @IntRange(max = 4) int price) {
        int[] floors = Staircase.cheapest(need, before, price);

        assertCovers(floors, need);
        assertEquals(bestCost(need, before, price, new int[need.length], 0), cost(floors, before, price));
    }

    @Property
    void moreNeedNeverLowersAFloor(
            @ForAll("needs") int[] need,
            @ForAll @IntRange(max = 100) int block,
            @ForAll @IntRange(min = 1, max = 50) int more,
            @ForAll @IntRange(max = 50) int before,
            @ForAll @IntRange(max = 8) int price) {
        int[] raised = need.clone();
        raised[block % need.length] += more;

        assertCovers(Staircase.cheapest(raised, before, price), Staircase.cheapest(need, before, price));
    }

    @Property
    void doingItTwiceChangesNothing(
            @ForAll("needs") int[] need, @ForAll @IntRange(max = 50) int before, @ForAll @IntRange(max = 8) int price) {
        int[] once = Staircase.cheapest(need, before, price);

        assertArrayEquals(once, Staircase.cheapest(once, before, price));
    }

    @Example
    void letsGoOfHalfOfWhatIsAboveTheNeedAtATime() {
        assertArrayEquals(new int[] {13, 8, 5, 4, 3, 3}, Staircase.released(new int[] {3, 3, 3, 3, 3, 3}, 23, 0.5));
    }

    @Example
    void aShareOfOneLetsGoOfEverything() {
        assertArrayEquals(new int[] {3, 3}, Staircase.released(new int[] {3, 3}, 23, 1));
    }

    @Property
    void moreNeedOrMoreInForceNeverLowersAShape(
            @ForAll("needs") int[] need,
            @ForAll @IntRange(max = 100) int block,
            @ForAll @IntRange(min = 1, max = 50) int more,
            @ForAll @IntRange(max = 50) int before,
            @ForAll @IntRange(max = 50) int moreBefore,
            @ForAll @IntRange(max = 8) int price,
            @ForAll("shares") double share) {
        int[] raised = need.clone();
        raised[block % need.length] += more;

        assertCovers(
                Staircase.shape(raised, before + moreBefore, price, share),
                Staircase.shape(need, before, price, share));
    }

    @Property
    void madeAgainFromAnyBlockOnTheShapeGoesOnAsItDid(
            @ForAll("needs") int[] need,
            @ForAll @IntRange(max = 50) int before,
            @ForAll @IntRange(max = 8) int price,
            @ForAll("shares") double share) {
        int[] shape = Staircase.shape(need, before, price, share);

        for (int block = 1; block < need.length; block++) {
            int[] rest = Arrays.copyOfRange(need, block, need.length);
            assertArrayEquals(
                    Arrays.copyOfRange(shape, block, shape.length),
                    Staircase.shape(rest, shape[block - 1], price, share));
        }
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.of(0.1, 0.3, 0.5, 1.0);
    }

    @Provide
    Arbitrary<int[]> smallNeeds() {
        return Arbitraries.integers()
                .between(0, HIGHEST)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<int[]> needs() {
        return Arbitraries.integers()
                .between(0, 60)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static void assertCovers(int[] floors, int[] need) {
        for (int b = 0; b < need.length; b++) {
            assertTrue(floors[b] >= need[b], "block " + b + ": " + floors[b] + " is below " + need[b]);
        }
    }

    private static int bestCost(int[] need, int before, int price, int[] floors, int block) {
        if (block == need.length) {
            return cost(floors, before, price);
        }
        int best = Integer.MAX_VALUE;
        for (int units = need[block]; units <= HIGHEST; units++) {
            floors[block] = units;
            best = Math.min(best, bestCost(need, before, price, floors, block + 1));
        }
        return best;
    }

    private static int cost(int[] floors, int before, int price) {
        int cost = 0;
        int last = before;
        for (int units : floors) {
            cost += units + price * Math.max(0, units - last);
            last = units;
        }
        return cost;
    }
}
