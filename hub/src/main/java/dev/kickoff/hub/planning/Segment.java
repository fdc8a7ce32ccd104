package dev.kickoff.hub.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stretch of equal capacity after pacing.
 *
 * @param run of the outline that explains it
 * @param firstBlock that the run, or the first of several, starts with
 * @param endBlock exclusive
 */
record Segment(Instant start, Instant end, int capacity, int run, int firstBlock, int endBlock) {
    /**
     * The outline of a draft with its raises moved to when they must be asked for, not before now. What lies between that
     * and the raise's own block is lifted to the raise, never lowered; so no floor becomes later or lower.
     */
    static List<Segment> of(Draft draft) {
        Outline outline = draft.outline;
        List<Segment> backwards = new ArrayList<>();
        // Later runs that start before the end of the one that is looked at.
        List<Integer> early = new ArrayList<>();
        for (int run = outline.runs() - 1; run >= 0; run--) {
            Instant start = draft.blocks.start(outline.first()[run]);
            Instant end = draft.border(outline.end(run));
            while (end.isAfter(start)) {
                Instant from = start;
                int highest = run;
                for (int later : early) {
                    Instant asked = draft.askedAt(later);
                    if (asked.isBefore(end)) {
                        boolean higher = outline.capacity()[later] > outline.capacity()[highest];
                        highest = higher ? later : highest;
                        from = asked.isAfter(from) ? asked : from;
                    }
                }
                add(backwards, outline, highest, from, end);
                end = from;
            }
            early.removeIf(later -> !draft.askedAt(later).isBefore(start));
            if (draft.askedAt(run).isBefore(start)) {
                early.add(run);
            }
        }
        Collections.reverse(backwards);
        return backwards;
    }

    private static void add(List<Segment> backwards, Outline outline, int run, Instant start, Instant end) {
        int capacity = outline.capacity()[run];
        int first = outline.first()[run];
        Segment next = backwards.isEmpty() ? null : backwards.get(backwards.size() - 1);
        if (next != null && next.capacity() == capacity) {
            backwards.set(
                    backwards.size() - 1,
                    new Segment(
                            start,
                            next.end(),
                            capacity,
                            next.run(),
                            Math.min(first, next.firstBlock()),
                            next.endBlock()));
        } else {
            backwards.add(new Segment(start, end, capacity, run, first, outline.end(run)));
        }
    }
}
