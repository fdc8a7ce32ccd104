package dev.kickoff.transform.aws.cloudwatch;

import dev.kickoff.schemas.Floor;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.LibraryError;
import dev.kickoff.transform.PlanListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What has happened since it was last taken. Thread-safe. */
final class EventCounts implements PlanListener {
    /** CloudWatch takes so many values of one metric in a call. */
    private static final int MOST_LEAD_TIMES = 150;

    private List<Double> leadTimesSeconds = new ArrayList<>();
    private int drifts;
    private int late;
    private int errors;

    /** @param leadTimesSeconds the newest {@value #MOST_LEAD_TIMES} at most */
    record Taken(List<Double> leadTimesSeconds, int drifts, int late, int errors) {}

    @Override
    public synchronized void onReady(String target, int capacity, Duration leadTime) {
        if (leadTimesSeconds.size() == MOST_LEAD_TIMES) {
            leadTimesSeconds.remove(0);
        }
        leadTimesSeconds.add(leadTime.toMillis() / 1_000.0);
    }

    @Override
    public synchronized void onDrift(String target, int expected, int found) {
        drifts++;
    }

    @Override
    public synchronized void onLate(Floor floor, CapacityState state) {
        late++;
    }

    @Override
    public synchronized void onError(LibraryError error) {
        errors++;
    }

    synchronized Taken take() {
        Taken taken = new Taken(leadTimesSeconds, drifts, late, errors);
        leadTimesSeconds = new ArrayList<>();
        drifts = 0;
        late = 0;
        errors = 0;
        return taken;
    }

    /** What was taken could not be published. */
    synchronized void putBack(Taken taken) {
        List<Double> all = new ArrayList<>(taken.leadTimesSeconds());
        all.addAll(leadTimesSeconds);
        leadTimesSeconds = new ArrayList<>(all.subList(Math.max(0, all.size() - MOST_LEAD_TIMES), all.size()));
        drifts += taken.drifts();
        late += taken.late();
        errors += taken.errors();
    }
}
