package dev.kickoff.hub.console;

import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.ReactiveScaler;
import dev.kickoff.hub.replay.ScalerSettings;
import dev.kickoff.hub.replay.TimeSeries;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reactive scaler would have had ready without any plan: a simulation, see {@link ReactiveScaler}. */
final class ReactiveOnly {
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    private ReactiveOnly() {}

    /**
     * Units ready per step of the window; empty where steps are too long to simulate or there is no traffic.
     *
     * @param busy units that the traffic keeps busy per step, not rounded, null where it is not known
     */
    static List<@Nullable Double> ready(ServiceRegistration service, ChartWindow window, List<@Nullable Double> busy) {
        Duration step = Duration.ofSeconds(window.stepSeconds());
        if (step.compareTo(LONGEST_STEP) > 0 || busy.stream().noneMatch(value -> value != null)) {
            return List.of();
        }
        List<Double> demand = new ArrayList<>();
        for (Double value : busy) {
            demand.add(value == null ? Double.NaN : value);
        }
        ScalerSettings settings = new ScalerSettings(
                service.minCapacity(),
                service.maxCapacity(),
                // The plan's head-room is what a reactive scaler of the same care would keep free.
                100 / (1 + service.headroomPct() / 100),
                service.leadTime());
        List<@Nullable Double> ready = new ArrayList<>(new ReactiveScaler(settings)
                .simulate(new TimeSeries(window.from(), step, demand), FloorSchedule.NONE)
                .ready());
        for (int i = 0; i < ready.size(); i++) {
            // Without traffic the simulation says nothing.
            ready.set(i, busy.get(i) == null ? null : ready.get(i));
        }
        return Collections.unmodifiableList(ready);
    }
}
