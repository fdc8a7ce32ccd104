package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes the staircase of one service: collects who wants how many units in each block, takes the most, and lets
 * {@link Staircase} decide what is kept in between. Every wish only adds, so more of anything never lowers a floor.
 */
final class Shaping {
    private final Draft draft;
    private final Blocks blocks;
    private final int count;
    /** Per block: what the demand needs within the limits. */
    private final int[] plain;
    /** What may not be released before an event's exit is over. */
    private final int[] exit;
    /** What traffic that is there needs. */
    private final int[] traffic;
    /** What a hold, or a forecast that is missing, keeps. */
    private final int[] hold;
    /** What was just asked for, or must not be lowered yet. */
    private final int[] kept;

    private final @Nullable Callers callers;

    private Shaping(Draft draft, @Nullable Callers callers) {
        this.draft = draft;
        this.blocks = draft.blocks;
        this.count = draft.count;
        this.callers = callers;
        this.plain = capacities(draft.peaks(), draft.demand.total());
        this.exit = new int[count];
        this.traffic = new int[count];
        this.hold = new int[count];
        this.kept = new int[count];
    }

    /** @param callers what other services need of this one, null if none calls it */
    static Outline shape(Draft draft, @Nullable Callers callers) {
        Shaping shaping = new Shaping(draft, callers);
        shaping.exits();
        shaping.traffic();
        shaping.holds();
        shaping.keeps();
        return shaping.outline(shaping.floors());
    }

    private int[] capacities(int[] peaks, Series demand) {
        int[] units = new int[count];
        for (int b = 0; b < count; b++) {
            boolean same = b > 0 && peaks[b] == peaks[b - 1];
            units[b] = same
                    ? units[b - 1]
                    : peaks[b] < 0 ? draft.sizing.min() : draft.sizing.capacity(demand.values()[peaks[b]]);
        }
        return units;
    }

    /**
     * The forecast holds what it says of the rest of an event; what its past asked for, only the plan in force knows. So
     * while an event runs that raised the floor in force, nothing of that floor goes earlier than the plan said.
     */
    private void exits() {
        if (draft.demand.held() != draft.demand.total()) {
            int[] held = capacities(draft.demand.heldPeaks(blocks, draft.leadSeconds()), draft.demand.held());
            System.arraycopy(held, 0, exit, 0, count);
        }
        Floor inForce = draft.asked.inForce().orElse(null);
        if (inForce == null) {
            return;
        }
        Instant last = blocks.now();
        for (String id : inForce.events()) {
            Event event = draft.events.get(id);
            if (event != null && EventWindow.covers(event, blocks.now())) {
                last = EventWindow.exit(event).isAfter(last) ? EventWindow.exit(event) : last;
            }
        }
        int until = Math.min(count, blocks.before(last));
        int[] planned = until == 0 ? exit : draft.asked.perBlock(blocks, until);
        for (int b = 0; b < until; b++) {
            exit[b] = Math.max(exit[b], Math.min(draft.before, planned[b]));
        }
    }

    /** What is asked for and in use now is taken to be in use for as long as capacity is worth keeping. */
    private void traffic() {
        Double recent = draft.planned.recentTraffic();
        if (recent == null) {
            return;
        }
        int here = draft.demand.total().at(blocks.now().getEpochSecond());
        double own = draft.demand.ownAt(here);
        double withOthers = own > 0 ? recent * (draft.demand.totalAt(here) / own) : recent;
        int inUse = Math.min(draft.before, draft.sizing.capacity(withOthers));
        Duration keep =
                draft.shape.hold().compareTo(draft.shape.dwell()) > 0 ? draft.shape.hold() : draft.shape.dwell();
        Arrays.fill(traffic, 0, Math.min(count, blocks.before(blocks.now().plus(keep))), inUse);
    }

    private void holds() {
        boolean missing = !draft.demand.missing().isEmpty();
        if (draft.planned.held()) {
            Arrays.fill(hold, draft.before);
        }
        if (draft.planned.held() || missing) {
            int until = Math.min(count, blocks.before(draft.asked.end()));
            keepPlanned(hold, until);
        }
    }

    private void keepPlanned(int[] units, int until) {
        if (until > 0) {
            int[] planned = draft.asked.perBlock(blocks, until);
            for (int b = 0; b < until; b++) {
                units[b] = Math.max(units[b], Math.min(planned[b], draft.sizing.limit()));
            }
        }
    }

    private void keeps() {
        Arrays.fill(kept, 0, Math.min(count, blocks.before(keptUntil())), draft.before);
        keepPlanned(kept, Math.min(count, blocks.before(draft.planned.keepUntil())));
        keepAskedEarly();
    }

    /** Whatever the forecast says now, nothing is released within a block, nor before it was kept for its dwell. */
    private Instant keptUntil() {
        Instant nextRelease = blocks.startWhole() ? blocks.now() : Instant.ofEpochSecond(blocks.firstBorder());
        return draft.asked
                .inForce()
                .map(floor -> floor.startAt().plus(draft.shape.dwell()))
                .filter(dwellEnd -> dwellEnd.isAfter(nextRelease))
                .orElse(nextRelease);
    }

    /** What pacing had asked for early is not let go before the time it was asked for, if it is still needed then. */
    private void keepAskedEarly() {
        Floor inForce = draft.asked.inForce().orElse(null);
        if (inForce == null || !inForce.readyAt().isAfter(blocks.now())) {
            return;
        }
        int needed = 0;
        for (int b = Math.min(count, blocks.before(inForce.readyAt())) - 1; b >= 0; b--) {
            needed = Math.max(needed, Math.min(draft.before, Math.max(plain[b], calledFor(b))));
            kept[b] = Math.max(kept[b], needed);
        }
    }

    private int calledFor(int block) {
        return callers == null ? 0 : Math.min(callers.units()[block], draft.sizing.limit());
    }

    private int[] floors() {
        int[] need = new int[count];
        for (int b = 0; b < count; b++) {
            need[b] = Math.max(Math.max(plain[b], exit[b]), Math.max(Math.max(traffic[b], hold[b]), kept[b]));
            need[b] = Math.max(need[b], calledFor(b));
        }
        int price = blocks.reach(draft.shape.hold());
        double share = draft.shape.releaseShare();
        int[] floors = Staircase.shape(need, draft.before, price, share);
        if (count > 1 && floors[0] > floors[1] && floors[0] > draft.before && !blocks.startWhole()) {
            // What is raised within a block is kept for a whole dwell too.
            need[1] = Math.max(need[1], floors[0]);
            floors = Staircase.shape(need, draft.before, price, share);
        }
        return floors;
    }

    private Outline outline(int[] floors) {
        int runs = 0;
        for (int b = 0; b < count; b++) {
            runs += b == 0 || floors[b] != floors[b - 1] ? 1 : 0;
        }
        Outline outline = new Outline(
                new int[runs],
                new int[runs],
                new int[runs],
                new String[runs],
                new int[callers == null ? 0 : runs],
                count);
        int run = 0;
        for (int start = 0; start < count; run++) {
            int end = start + 1;
            while (end < count && floors[end] == floors[start]) {
                end++;
            }
            outline.first()[run] = start;
            outline.capacity()[run] = floors[start];
            outline.peak()[run] = greatest(start, end);
            outline.raisedBy()[run] = reason(start, end, floors[start]);
            if (callers != null) {
                outline.wanted()[run] = callers.above(start, end, draft.sizing.limit());
            }
            start = end;
        }
        return outline;
    }

    private int greatest(int from, int to) {
        int[] peaks = draft.peaks();
        double[] demand = draft.demand.total().values();
        int greatest = -1;
        for (int b = from; b < to; b++) {
            if (peaks[b] >= 0 && (greatest < 0 || demand[peaks[b]] > demand[greatest])) {
                greatest = peaks[b];
            }
        }
        return greatest;
    }

    /** What gave the number when the demand did not. */
    private @Nullable String reason(int from, int to, int capacity) {
        if (reaches(plain, from, to, capacity)) {
            return null;
        }
        if (reaches(hold, from, to, capacity)) {
            return RaisedBy.HOLD;
        }
        if (callers != null) {
            for (int b = from; b < to; b++) {
                if (calledFor(b) >= capacity) {
                    return RaisedBy.dependency(callers.greatestAt(b));
                }
            }
        }
        if (reaches(exit, from, to, capacity)) {
            return RaisedBy.EXIT;
        }
        return reaches(traffic, from, to, capacity) ? RaisedBy.TRAFFIC : RaisedBy.DWELL;
    }

    private static boolean reaches(int[] units, int from, int to, int capacity) {
        for (int b = from; b < to; b++) {
            if (units[b] >= capacity) {
                return true;
            }
        }
        return false;
    }
}
