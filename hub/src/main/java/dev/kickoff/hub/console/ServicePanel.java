package dev.kickoff.hub.console;

import dev.kickoff.hub.readiness.CapacityPoint;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
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

    private final ServiceRegistration service;
    private final ChartWindow window;
    private final List<ChartData.Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

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
            panel.sumUp(traffic, panel.reactiveOnly(traffic), reported);
        }
        panel.floors(floors);
        panel.reported("desired", "Asked for", reported, CapacityPoint::desired);
        panel.reported("ready", "Ready (reported)", reported, CapacityPoint::ready);
        panel.limit();
        panel.lines.removeIf(ChartData.Line::empty);
        return new ChartData.Panel(
                "service-" + service.service() + "-" + service.region(),
                service.service() + " in " + service.region(),
                Figures.plural(service.unit()),
                panel.lines,
                panel.notes,
                null,
                null);
    }

    private void needed(TrafficView traffic) {
        List<@Nullable Double> all = units(traffic.actualThenMedian(), demand ->
                (double) service.transform().capacityFor(demand));
        int last = traffic.lastObserved();
        lines.add(ChartData.Line.ofUnits("needed", "Needed by actual traffic", window, all.subList(0, last + 1)));
        List<@Nullable Double> ahead = new ArrayList<>(all);
        for (int step = 0; step < last; step++) {
            ahead.set(step, null);
        }
        lines.add(ChartData.Line.ofUnits("expected", "Needed as expected (p50)", window, ahead));
    }

    private List<@Nullable Double> reactiveOnly(TrafficView traffic) {
        List<@Nullable Double> ready = ReactiveOnly.ready(
                service, window, units(traffic.actualThenMedian(), service.transform()::exactCapacityFor));
        lines.add(ChartData.Line.ofUnits("reactive", "Reactive only (simulated)", window, ready));
        return ready;
    }

    /** How it went so far, where there is traffic to go by. */
    private void sumUp(TrafficView traffic, List<@Nullable Double> reactiveOnly, List<CapacityPoint> reported) {
        List<@Nullable Double> busy = units(traffic.actual(), service.transform()::exactCapacityFor);
        if (traffic.lastObserved() < 0 || reactiveOnly.isEmpty()) {
            return;
        }
        String simulated = Shortfall.words(Shortfall.of(window, busy, reactiveOnly));
        if (reported.isEmpty()) {
            notes.add("Up to now a reactive scaler alone would have been short for " + simulated + " (simulated).");
            return;
        }
        notes.add("Up to now what was ready fell short for "
                + Shortfall.words(Shortfall.of(window, busy, Shortfall.onSteps(window, busy.size(), reported)))
                + "; a reactive scaler alone would have for " + simulated + " (simulated).");
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
