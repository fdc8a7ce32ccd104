package dev.kickoff.transform.internal.turns;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns by the clock alone: time is cut into slots of one length, counted from 1970, and each slot belongs to one place.
 * Clocks that differ by less than a slot cost a few calls more or a short wait. Pure.
 *
 * <p>Places that are neighbours by rank are about 0.62 of a round apart in time, so that a fleet that loses its oldest or
 * its newest instances, whose ranks lie together, is left with turns all over the round (three-distance theorem).
 */
record Slots(Duration length) {
    private static final double GOLDEN = 0.618034;

    long number(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), length.toMillis());
    }

    boolean belongsTo(Place place, Instant now) {
        long position = (long) place.rank() * stride(place.count()) % place.count();
        return Math.floorMod(number(now), (long) place.count()) == position;
    }

    /** Has no divisor in common with the count, so that no two ranks share a slot. */
    private static int stride(int count) {
        int stride = Math.max(1, (int) Math.round(count * GOLDEN));
        while (BigInteger.valueOf(stride).gcd(BigInteger.valueOf(count)).intValue() != 1) {
            stride++;
        }
        return stride;
    }
}
