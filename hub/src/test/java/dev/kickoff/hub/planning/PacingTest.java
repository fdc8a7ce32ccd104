package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PacingTest {
    private static final int CRITICAL = 0;
    private static final int BEST_EFFORT = 2;

    @Example
    void whatFitsTheBurstStartsAtItsDeadline() {
        assertArrayEquals(new long[] {1_000}, starts(new LaunchRate("g", 100, 20), raise(1_000, 100, CRITICAL)));
    }

    /** AWS Fargate: 6,000 tasks take 295 s at best. */
    @Example
    void sixThousandFargateTasksTake295Seconds() {
        assertArrayEquals(new long[] {705}, starts(LaunchRate.FARGATE, raise(1_000, 6_000, CRITICAL)));
    }

    @Example
    void theMoreCriticalStartsEarlierAndTheLessCriticalStaysNearItsDeadline() {
        long[] starts = starts(new LaunchRate("g", 10, 1), raise(1_000, 10, CRITICAL), raise(1_000, 10, BEST_EFFORT));

        assertArrayEquals(new long[] {990, 1_000}, starts);
    }

    @Example
    void theBucketRefillsBetweenTwoRaises() {
        assertArrayEquals(
                new long[] {900, 1_000},
                starts(new LaunchRate("g", 10, 1), raise(900, 10, CRITICAL), raise(1_000, 10, CRITICAL)));
    }

    @Example
    void saysHowManyUnitsAreMissingWhenItIsTooLate() {
        LaunchRate rate = new LaunchRate("g", 10, 1);
        Pacing.Raises raises = raises(raise(1_000, 60, CRITICAL));
        long[] starts = Pacing.latestStarts(raises, rate);

        assertEquals(950, starts[0]);
        assertNull(Pacing.missing(raises, starts, rate, 950));
        int[] missing = Pacing.missing(raises, starts, rate, 980);
        assertNotNull(missing);
        assertEquals(30, missing[0]);
    }

    /** Any interval [a, b] may hold burst + rate × (b - a) units, so no first start can be later than this. */
    @Property(tries = 300)
    void noOtherWayLetsTheFirstRaiseStartLater(
            @ForAll("raises") Pacing.Raises raises, @ForAll("rates") LaunchRate rate) {
        long earliest = Arrays.stream(Pacing.latestStarts(raises, rate)).min().orElseThrow();

        assertEquals(bruteForce(raises, rate, new long[raises.size()], 0), earliest);
    }

    @Property
    void everyDeadlineIsMetByLaunchingFirstComeFirstServed(
            @ForAll("manyRaises") Pacing.Raises raises, @ForAll("rates") LaunchRate rate) {
        long[] starts = Pacing.latestStarts(raises, rate);

        for (int i = 0; i < starts.length; i++) {
            assertTrue(starts[i] <= raises.deadline()[i]);
        }
        assertTrue(allInTime(raises, starts, rate));
    }

    @Property
    void whatIsInForceAlreadyDoesNotMoveTheOthers(
            @ForAll("manyRaises") Pacing.Raises raises,
            @ForAll("rates") LaunchRate rate,
            @ForAll @IntRange(max = 100) int now) {
        long[] starts = Pacing.latestStarts(raises, rate);
        int[] left =
                IntStream.range(0, starts.length).filter(i -> starts[i] > now).toArray();
        Pacing.Raises later = new Pacing.Raises(
                Arrays.stream(left).mapToLong(i -> raises.deadline()[i]).toArray(),
                Arrays.stream(left).map(i -> raises.units()[i]).toArray(),
                Arrays.stream(left).map(i -> raises.rank()[i]).toArray());

        assertArrayEquals(Arrays.stream(left).mapToLong(i -> starts[i]).toArray(), Pacing.latestStarts(later, rate));
    }

    @Provide
    Arbitrary<LaunchRate> rates() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 2))
                .as((burst, perSecond) -> new LaunchRate("g", burst, perSecond));
    }

    @Provide
    Arbitrary<Pacing.Raises> raises() {
        return anyRaises(3, 8, 3);
    }

    @Provide
    Arbitrary<Pacing.Raises> manyRaises() {
        return anyRaises(20, 100, 30);
    }

    private static Arbitrary<Pacing.Raises> anyRaises(int most, int lastDeadline, int mostUnits) {
        Arbitrary<int[]> one = Combinators.combine(
                        Arbitraries.integers().between(0, lastDeadline),
                        Arbitraries.integers().between(1, mostUnits),
                        Arbitraries.integers().between(CRITICAL, BEST_EFFORT))
                .as((deadline, units, rank) -> raise(deadline, units, rank));
        return one.array(int[][].class).ofMinSize(1).ofMaxSize(most).map(PacingTest::raises);
    }

    /** The latest first start of all ways to start each raise at a whole second. */
    private static long bruteForce(Pacing.Raises raises, LaunchRate rate, long[] starts, int raise) {
        if (raise == starts.length) {
            return allInTime(raises, starts, rate) ? Arrays.stream(starts).min().orElseThrow() : Long.MIN_VALUE;
        }
        long best = Long.MIN_VALUE;
        for (long start = raises.deadline()[raise]; start >= raises.deadline()[raise] - 10; start--) {
            starts[raise] = start;
            best = Math.max(best, bruteForce(raises, rate, starts, raise + 1));
        }
        return best;
    }

    /** Lets a full bucket serve the raises in the order of their starts, second by second in small parts. */
    private static boolean allInTime(Pacing.Raises raises, long[] starts, LaunchRate rate) {
        Integer[] order = IntStream.range(0, starts.length)
                .boxed()
                .sorted((a, b) -> starts[a] != starts[b]
                        ? Long.compare(starts[a], starts[b])
                        : Long.compare(raises.deadline()[a], raises.deadline()[b]))
                .toArray(Integer[]::new);
        double tokens = rate.burst();
        double clock = starts[order[0]];
        for (int raise : order) {
            double begins = Math.max(clock, starts[raise]);
            tokens = Math.min(rate.burst(), tokens + (begins - clock) * rate.perSecond());
            double wait = Math.max(0, raises.units()[raise] - tokens) / rate.perSecond();
            tokens = Math.max(0, tokens - raises.units()[raise]);
            clock = begins + wait;
            // Starts are rounded down to whole seconds.
            if (clock > raises.deadline()[raise] + 1e-6) {
                return false;
            }
        }
        return true;
    }

    private static long[] starts(LaunchRate rate, int[]... raises) {
        return Pacing.latestStarts(raises(raises), rate);
    }

    private static int[] raise(int deadline, int units, int rank) {
        return new int[] {deadline, units, rank};
    }

    private static Pacing.Raises raises(int[]... each) {
        return new Pacing.Raises(
                Arrays.stream(each).mapToLong(raise -> raise[0]).toArray(),
                Arrays.stream(each).mapToInt(raise -> raise[1]).toArray(),
                Arrays.stream(each).mapToInt(raise -> raise[2]).toArray());
    }
}
