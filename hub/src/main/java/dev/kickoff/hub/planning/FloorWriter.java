package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the floors of one service, each with its reasons. */
final class FloorWriter {
    private final Draft draft;

    private FloorWriter(Draft draft) {
        this.draft = draft;
    }

    /** From now to the end of the forecast, without a hole. */
    static List<Floor> floors(Draft draft) {
        FloorWriter writer = new FloorWriter(draft);
        List<Floor> floors = new ArrayList<>();
        int last = draft.before;
        for (Segment segment : Segment.of(draft)) {
            floors.add(writer.floor(segment, last));
            last = segment.capacity();
        }
        return floors;
    }

    private Floor floor(Segment segment, int last) {
        int run = segment.run();
        int capacity = segment.capacity();
        Need need = draft.needAt(draft.outline.peak()[run]);
        Influence.Named named = draft.namedAt(draft.outline.peak()[run]);
        int called = draft.outline.wantedBy(run);
        int unmet = Math.max(need.unmet(), Math.max(0, called - capacity));
        String clippedBy = called > capacity ? draft.sizing.limitName() : need.clippedBy();
        if (Need.MIN.equals(clippedBy) && capacity != draft.sizing.min()) {
            clippedBy = null;
        }
        return new Floor(
                segment.start(),
                readyAt(segment, last),
                segment.end(),
                capacity,
                need.demand(),
                draft.quantile,
                draft.sizing.headroomPct(),
                named.events(),
                named.phase(),
                clippedBy,
                unmet,
                need.failOverPct(),
                draft.outline.raisedBy()[run],
                Need.degradationLevel(unmet, Math.max(need.wanted(), called)));
    }

    /** When more than before is needed for the first time; at once for a floor that is not a raise. */
    private Instant readyAt(Segment segment, int last) {
        if (segment.capacity() <= last) {
            return segment.start();
        }
        Instant ready = firstNeedAbove(last, segment);
        if (ready.isBefore(segment.start())) {
            return segment.start();
        }
        return ready.isAfter(segment.end()) ? segment.end() : ready;
    }

    private Instant firstNeedAbove(int last, Segment segment) {
        int[] peaks = draft.peaks();
        for (int b = segment.firstBlock(); b < segment.endBlock(); b++) {
            if (peaks[b] >= 0 && draft.capacityAt(peaks[b]) > last) {
                Series demand = draft.demand.total();
                int step = demand.firstAfter(draft.blocks.startSecond(b));
                while (step < peaks[b] && draft.capacityAt(step) <= last) {
                    step++;
                }
                return draft.at(step);
            }
        }
        // Raised for another reason than demand: ready as soon as it can be.
        return draft.blocks.start(segment.firstBlock()).plus(draft.lead);
    }
}
