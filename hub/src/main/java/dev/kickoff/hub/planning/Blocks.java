package dev.kickoff.hub.planning;

import java.time.Duration;
import java.time.Instant;

/**
 * Time from {@code now} on, cut at multiples of the dwell since the epoch. Block 0 is the rest of the running one; block
 * b of any two services is the same time, so that they can be compared without looking at a clock.
 *
 * @param firstBorder epoch second at which block 1 starts
 * @param length of a block in seconds
 */
record Blocks(Instant now, long firstBorder, long length) {
    static Blocks from(Instant now, Duration dwell) {
        long length = dwell.toSeconds();
        return new Blocks(now, (Math.floorDiv(now.getEpochSecond(), length) + 1) * length, length);
    }

    Instant start(int block) {
        return block == 0 ? now : Instant.ofEpochSecond(startSecond(block));
    }

    /** Rounded down in block 0. */
    long startSecond(int block) {
        return block == 0 ? now.getEpochSecond() : firstBorder + (block - 1) * length;
    }

    long endSecond(int block) {
        return firstBorder + block * length;
    }

    /** Whether block 0 is a whole one. */
    boolean startWhole() {
        return now.equals(Instant.ofEpochSecond(firstBorder - length));
    }

    /** How many blocks start before the instant. */
    int before(Instant instant) {
        if (!now.isBefore(instant)) {
            return 0;
        }
        long second = instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
        return (int) Math.max(1, 1 - Math.floorDiv(firstBorder - second, length));
    }

    /** Blocks that a time reaches into at most, beyond the one that it starts in. */
    int reach(Duration time) {
        return (int) -Math.floorDiv(-time.toSeconds(), length);
    }
}
