package dev.kickoff.bench;

import dev.kickoff.hub.planning.FleetPlanner;
import dev.kickoff.hub.planning.FleetRequest;
import dev.kickoff.hub.planning.FleetResult;
import dev.kickoff.hub.planning.PlanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Ten thousand services in four Regions planned together for two weeks. */
final class PlanningSuite {
    private static final int NAMES = 10_000;
    private static final int DAYS = 14;
    private static final int EVENTS = 200;
    private static final int REPETITIONS = 3;
    private static final int SECONDS = 20;
    private static final int MEBIBYTES = 2048;

    private PlanningSuite() {}

    static List<Measured> run() throws Exception {
        plan(new SimulatedFleet(NAMES / 100, DAYS, EVENTS).request());
        FleetRequest request = new SimulatedFleet(NAMES, DAYS, EVENTS).request();
        try (PeakHeap heap = new PeakHeap()) {
            heap.reset();
            double before = Processor.seconds();
            Measured seconds = Measured.seconds(
                    "10,000 services × 4 Regions, 200 events: 14 days", 0, REPETITIONS, SECONDS, () -> plan(request));
            double processor = (Processor.seconds() - before) / REPETITIONS;
            List<Measured> measured = new ArrayList<>(List.of(seconds));
            measured.add(new Measured(
                    "  its processor time, collections and all", new double[] {processor}, 2 * SECONDS, "s"));
            measured.addAll(heap.measured("-Xmx1792m", MEBIBYTES));
            return measured;
        }
    }

    /** Plans are counted and let go, as a hub does that has stored them. */
    private static void plan(FleetRequest request) {
        AtomicLong plans = new AtomicLong();
        AtomicLong floors = new AtomicLong();
        FleetResult result = FleetPlanner.plan(request, plan -> {
            if (plan.result() instanceof PlanResult.Planned planned) {
                plans.incrementAndGet();
                floors.addAndGet(planned.plan().floors().size());
            }
        });
        if (plans.get() != request.services().size()) {
            throw new IllegalStateException(
                    "only " + plans + " of " + request.services().size() + " are planned");
        }
        System.out.println(
                plans + " plans with " + floors + " floors, " + result.alerts().size() + " alerts, "
                        + result.latestSafeStart().size() + " events with a latest safe start");
    }
}
