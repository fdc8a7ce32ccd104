package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run of the {@link FleetPlanner}. Stages run in parallel over services; what comes out does not depend on it. */
final class FleetPlanning {
    /** Plans that are in memory at the same time, per stretch written in parallel. */
    private static final int WRITTEN_AT_ONCE = 256;

    private record SignalOfService(String service, String signal) {}

    private final FleetRequest request;
    private final Blocks blocks;
    private final Demands demands;
    private final CallGraph calls;
    private final @Nullable Draft[] drafts;
    private final @Nullable String[] refusals;
    private final List<Alert> alerts = new ArrayList<>();
    private final Map<SignalOfService, TreeSet<String>> regions = new HashMap<>();

    FleetPlanning(FleetRequest request) {
        this.request = request;
        this.blocks = Blocks.from(request.now(), request.shape().dwell());
        this.demands = new Demands(request.forecasts(), request.events());
        this.calls = new CallGraph(request.services());
        this.drafts = new Draft[request.services().size()];
        this.refusals = new String[drafts.length];
    }

    FleetResult run(Consumer<ServicePlan> consumer) {
        request.services()
                .forEach(planned -> regions.computeIfAbsent(driver(planned), key -> new TreeSet<>())
                        .add(planned.region()));
        Levels levels = new Levels(request.shape().levelPct());
        IntStream.range(0, drafts.length).parallel().forEach(i -> draft(i, levels));
        noteCalls();
        for (List<Integer> layer : calls.layers()) {
            layer.parallelStream().forEach(this::shape);
        }
        LaunchPools pools = new LaunchPools(request.rates());
        for (Draft draft : drafts) {
            if (draft != null) {
                pools.add(draft);
            }
        }
        pools.pace();
        Map<String, Instant> latestSafeStart = new HashMap<>();
        for (int from = 0; from < drafts.length; from += WRITTEN_AT_ONCE) {
            write(from, Math.min(drafts.length, from + WRITTEN_AT_ONCE), consumer, latestSafeStart);
        }
        alerts.sort(Comparator.comparing(Alert::at)
                .thenComparing(Alert::region)
                .thenComparing(Alert::service)
                .thenComparing(Alert::kind)
                .thenComparing(Alert::text));
        return new FleetResult(List.of(), alerts, latestSafeStart);
    }

    private static SignalOfService driver(PlannedService planned) {
        return new SignalOfService(planned.service(), planned.registration().signal());
    }

    private void draft(int i, Levels levels) {
        PlannedService planned = request.services().get(i);
        ServiceRegistration service = planned.registration();
        Forecast forecast = demands.forecast(service.signal(), service.region());
        Instant now = request.now();
        if (forecast == null) {
            refusals[i] =
                    "No forecast of " + service.signal() + " in " + service.region() + ": the plan in force stays";
            return;
        }
        if (forecast.from().isAfter(now) || !forecast.to().isAfter(now)) {
            refusals[i] = "Forecast " + forecast.id() + " covers " + forecast.from() + " to " + forecast.to()
                    + " and not now, " + now + ": ask for one that does";
            return;
        }
        List<String> others = new ArrayList<>();
        if (planned.policy().failOver()) {
            others.addAll(regions.getOrDefault(driver(planned), new TreeSet<>()));
            others.remove(service.region());
        }
        Demand demand = demands.of(forecast, planned.policy().quantileFor(service), others);
        drafts[i] = new Draft(planned, demand, demands.eventsIn(service.region()), levels, blocks, request.shape());
    }

    private void noteCalls() {
        for (CallGraph.Unknown unknown : calls.unknown()) {
            alert(
                    Alert.Kind.DEPENDENCY,
                    unknown.caller(),
                    "Calls " + unknown.service()
                            + ", which is not registered in this region: its capacity is not planned");
        }
        for (CallGraph.Circular circular : calls.circular()) {
            String caller = request.services().get(circular.caller()).service();
            alert(
                    Alert.Kind.CYCLE,
                    circular.called(),
                    "Is called by " + caller + ", which it calls too, directly or through others: this call is not"
                            + " counted, take one out of the circle");
        }
        for (int i = 0; i < drafts.length; i++) {
            String refusal = refusals[i];
            if (refusal != null) {
                alert(Alert.Kind.FORECAST_MISSING, i, refusal);
                if (!calls.callersOf(i).isEmpty()) {
                    alert(Alert.Kind.DEPENDENCY, i, "Has no new plan, so it cannot be raised for its callers");
                }
            }
        }
    }

    private void alert(Alert.Kind kind, int service, String text) {
        PlannedService planned = request.services().get(service);
        alerts.add(new Alert(kind, planned.service(), planned.region(), null, request.now(), text));
    }

    private void shape(int i) {
        Draft draft = drafts[i];
        if (draft != null) {
            Callers callers = callers(i, draft);
            draft.outline = Shaping.shape(draft, callers);
            Draft onTime = draft.service.calls().isEmpty() ? draft : draft.withoutEarly(callers);
            draft.busy = onTime == draft ? draft.outline : Shaping.shape(onTime, callers);
        }
    }

    private @Nullable Callers callers(int i, Draft callee) {
        List<CallGraph.Call> all = calls.callersOf(i);
        if (all.isEmpty()) {
            return null;
        }
        List<Callers.Caller> each = new ArrayList<>();
        for (CallGraph.Call call : all) {
            each.add(caller(call, callee));
        }
        return Callers.of(each, callee.count);
    }

    /** A called service that takes longer to start than its caller is asked for earlier by the difference. */
    private Callers.Caller caller(CallGraph.Call call, Draft callee) {
        PlannedService planned = request.services().get(call.caller());
        Draft draft = drafts[call.caller()];
        int ahead = Math.max(
                0,
                blocks.reach(
                        callee.service.leadTime().minus(planned.registration().leadTime())));
        int[] units = draft == null
                ? new Asked(
                                planned.lastPlan(),
                                request.now(),
                                planned.registration().minCapacity())
                        .perBlock(blocks, callee.count + ahead)
                : draft.busy.perBlock(callee.count + ahead);
        int[] most = Staircase.greatest(units, ahead + 1);
        double[] busy = new double[callee.count];
        for (int b = 0; b < busy.length; b++) {
            busy[b] = most[b] * call.unitsPerUnit();
        }
        return new Callers.Caller(planned.service(), busy);
    }

    private void write(int from, int to, Consumer<ServicePlan> consumer, Map<String, Instant> latestSafeStart) {
        List<PlanWriter.Written> written =
                IntStream.range(from, to).parallel().mapToObj(this::write).toList();
        for (PlanWriter.Written plan : written) {
            consumer.accept(plan.plan());
            alerts.addAll(plan.alerts());
            plan.latestSafeStart()
                    .forEach((event, start) -> latestSafeStart.merge(event, start, (a, b) -> a.isBefore(b) ? a : b));
        }
        // What is written is not needed again.
        Arrays.fill(drafts, from, to, null);
    }

    private PlanWriter.Written write(int i) {
        Draft draft = drafts[i];
        if (draft != null) {
            return PlanWriter.write(draft);
        }
        PlannedService planned = request.services().get(i);
        String reason = String.valueOf(refusals[i]);
        return new PlanWriter.Written(
                new ServicePlan(planned.service(), planned.region(), new PlanResult.Refused(reason)),
                List.of(),
                Map.of());
    }
}
