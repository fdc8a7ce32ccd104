package dev.kickoff.hub.console;

import dev.kickoff.hub.readiness.CapacityPoint;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.ReactiveScaler;
import dev.kickoff.hub.replay.ScalerSettings;
import dev.kickoff.hub.replay.TimeSeries;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws what a service needs against what the plan asks for, what is there, and what a reactive scaler would have had. */
final class ServicePanel {
    /** A limit is drawn once the lines come this near to it. */
    private static final double NEAR = 0.7;

    private static final Duration LONGEST_REPLAY_STEP = Duration.ofHours(1);

    private final ServiceRegistration service;
    private final ChartWindow window;
    private final List<ChartData.Line> lines = new ArrayList<>();

    private ServicePanel(ServiceRegistration service, ChartWindow window) {
        this.service = service;
        this.window = window;
    }

    /**
     * @param traffic null when the forecaster gave none: then only what the hub itself knows is drawn
     */
    static ChartData.Panel of(
            ServiceRegistration service,
            ChartWindow window,
            @Nullable TrafficView traffic,
            List<Floor> floors,
            List<CapacityPoint> reported) {
        ServicePanel panel = new ServicePanel(service, window);
        if (traffic != null) {
            panel.needed(traffic);
            panel.reactiveOnly(traffic);
        }
        panel.floors(floors);
        panel.reported("desired", "Asked for", reported, CapacityPoint::desired);
        panel.reported("ready", "Ready (reported)", reported, CapacityPoint::ready);
        panel.limit();
        panel.lines.removeIf(ChartData.Line::empty);
        return new ChartData.Panel(
                "service-" + service.service() + "-" + service.region(),
                service.service() + " in " + service.region(),
                service.unit() + (service.unit().endsWith("s") ? "" : "s"),
                panel.lines,
                List.of(),
                null);
    }

    private void needed(TrafficView traffic) {
        List<@Nullable Double> all = units(traffic.actualThenMedian(), demand ->
                (double) service.transform().capacityFor(demand));
        int last = traffic.lastObserved();
        lines.add(ChartData.Line.atSteps("needed", "Needed by actual traffic", window, all.subList(0, last + 1)));
        List<@Nullable Double> ahead = new ArrayList<>(all);
        for (int step = 0; step < last; step++) {
            ahead.set(step, null);
        }
        lines.add(ChartData.Line.atSteps("expected", "Needed as expected (p50)", window, ahead));
    }

    private void reactiveOnly(TrafficView traffic) {
        Duration step = Duration.ofSeconds(window.stepSeconds());
        List<@Nullable Double> units =
                units(traffic.actualThenMedian(), demand -> service.transform().exactCapacityFor(demand));
        if (step.compareTo(LONGEST_REPLAY_STEP) > 0 || units.stream().noneMatch(value -> value != null)) {
            return;
        }
        List<Double> demand = new ArrayList<>();
        for (Double value : units) {
            demand.add(value == null ? Double.NaN : value);
        }
        ScalerSettings settings = new ScalerSettings(
                service.minCapacity(),
                service.maxCapacity(),
                // The head-room of the plan is what a reactive scaler of the same care would keep free.
                100 / (1 + service.headroomPct() / 100),
                service.leadTime());
        List<@Nullable Double> ready = new ArrayList<>(new ReactiveScaler(settings)
                .simulate(new TimeSeries(window.from(), step, demand), FloorSchedule.NONE)
                .ready());
        for (int i = 0; i < ready.size(); i++) {
            // Without traffic the simulation says nothing.
            ready.set(i, units.get(i) == null ? null : ready.get(i));
        }
        lines.add(ChartData.Line.atSteps("reactive", "Reactive only (simulated)", window, ready));
    }

    private void floors(List<Floor> floors) {
        List<Instant> times = new ArrayList<>();
        List<@Nullable Double> values = new ArrayList<>();
        for (Floor floor : floors) {
            times.add(floor.startAt());
            values.add((double) floor.capacity());
        }
        if (!floors.isEmpty()) {
            times.add(floors.get(floors.size() - 1).until());
            values.add(values.get(values.size() - 1));
        }
        lines.add(ChartData.Line.atTimes("floor", "Floor (plan)", times, values));
    }

    private void reported(
            String role, String label, List<CapacityPoint> points, Function<CapacityPoint, @Nullable Integer> units) {
        List<@Nullable Double> values = new ArrayList<>();
        for (CapacityPoint point : points) {
            Integer value = units.apply(point);
            values.add(value == null ? null : value.doubleValue());
        }
        lines.add(ChartData.Line.atTimes(
                role, label, points.stream().map(CapacityPoint::at).toList(), values));
    }

    private void limit() {
        double highest = lines.stream()
                .flatMap(line -> line.y().stream())
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        if (highest >= NEAR * service.maxCapacity()) {
            double most = service.maxCapacity();
            lines.add(ChartData.Line.atTimes(
                    "limit", "Most allowed", List.of(window.from(), window.to()), List.of(most, most)));
        }
    }

    private static List<@Nullable Double> units(List<@Nullable Double> traffic, Function<Double, Double> toUnits) {
        List<@Nullable Double> units = new ArrayList<>(traffic.size());
        for (Double value : traffic) {
            units.add(value == null ? null : toUnits.apply(value));
        }
        return Collections.unmodifiableList(units);
    }
}
