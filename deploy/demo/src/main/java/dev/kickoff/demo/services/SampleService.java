package dev.kickoff.demo.services;

import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import dev.kickoff.transform.Status;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A service that embeds the library as a real one would, on a fleet that is simulated. Beside it runs a second simulated
 * fleet that has the same reactive scaler and no plan, for comparison.
 *
 * <p>The library runs on its own thread; the rest is used by one thread at a time.
 */
public final class SampleService implements AutoCloseable {
    /** Real time: a simulated minute at the highest speed. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final ServiceSpec spec;
    private final Surroundings surroundings;
    private final FleetMemory memory;
    private final ReactiveFleet planned;
    private final ReactiveFleet reactiveOnly;
    private final Kickoff kickoff;

    /**
     * What is the same for all sample services.
     *
     * @param signal that drives them
     * @param trustedKeys of the hub: key id to base64 of the X.509 key
     * @param folder for backups and the memory of the fleets
     * @param clock of the simulation
     */
    public record Surroundings(
            String signal,
            String region,
            URI hub,
            String token,
            Map<String, String> trustedKeys,
            Path folder,
            Clock clock) {
        @Override
        public String toString() {
            return "Surroundings[" + region + ", " + hub + "]";
        }
    }

    private SampleService(ServiceSpec spec, Surroundings surroundings, double requestsPerMinute) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.memory = new FleetMemory(surroundings.folder().resolve("fleet-" + spec.name() + ".json"));
        int settled = ReactiveFleet.settledFor(spec, requestsPerMinute);
        FleetMemory.Saved before = memory.saved().orElse(new FleetMemory.Saved(spec.minCapacity(), settled));
        this.planned = new ReactiveFleet(
                spec.name(),
                spec,
                Math.min(before.floor(), spec.maxCapacity()),
                before.desired(),
                surroundings.clock());
        this.reactiveOnly = new ReactiveFleet(
                spec.name() + "-without-plan", spec, spec.minCapacity(), settled, surroundings.clock());
        this.kickoff = build();
    }

    /**
     * The two sample services, not yet started.
     *
     * @param requestsPerMinute traffic that new fleets are sized for
     */
    public static List<SampleService> all(Surroundings surroundings, double requestsPerMinute) {
        return List.of(
                new SampleService(ServiceSpec.WEB, surroundings, requestsPerMinute),
                new SampleService(ServiceSpec.LIVE_SCORES, surroundings, requestsPerMinute));
    }

    private Kickoff build() {
        KickoffBuilder builder = Kickoff.builder()
                .service(spec.name())
                .region(surroundings.region())
                .team(spec.team())
                .signal(surroundings.signal())
                .unit("instance")
                .tier(spec.tier())
                .transform(spec.transform())
                .leadTime(spec.leadTime())
                .minCapacity(spec.minCapacity())
                .maxCapacity(spec.maxCapacity())
                .headroomPct(spec.headroomPct())
                .unitPricePerHour(spec.unitPricePerHour())
                .hub(surroundings.hub())
                .token(surroundings.token())
                .backupDirectory(surroundings.folder().resolve("backup-" + spec.name()))
                .actuator(planned.fleet())
                .clock(surroundings.clock())
                .pollInterval(POLL_INTERVAL)
                .instance("demo-" + spec.name())
                .act();
        surroundings.trustedKeys().forEach(builder::trustKey);
        return builder.build();
    }

    /** Returns at once. */
    public void start() {
        kickoff.start();
    }

    /** Whether the service has a plan, from the hub or from its backup. */
    public boolean hasPlan() {
        return kickoff.plan().isPresent();
    }

    /** Asks the hub at once, also while the library waits after a failure; blocks until it is done. */
    public void followNow() {
        kickoff.runOnce();
    }

    /** Lets the reactive scalers take the minute's traffic into account. */
    public void minuteOver(double requestsPerMinute) {
        planned.minuteOver(requestsPerMinute);
        reactiveOnly.minuteOver(requestsPerMinute);
        memory.save(planned.fleet());
    }

    /** @param requestsPerMinute of the running minute */
    public ServiceStatus status(double requestsPerMinute) {
        Status library = kickoff.status();
        return new ServiceStatus(
                spec.name(),
                surroundings.region(),
                library.planVersion(),
                library.source(),
                library.stale(),
                library.confirmedAt(),
                planned.fleet().minimum(),
                planned.fleet().desired(),
                planned.fleet().ready(),
                spec.transform().capacityFor(requestsPerMinute),
                planned.minutesShort(),
                reactiveOnly.fleet().ready(),
                reactiveOnly.minutesShort());
    }

    /** Stops the library and leaves the fleet as it is. */
    @Override
    public void close() {
        kickoff.close();
        memory.save(planned.fleet());
    }
}
