package dev.kickoff.transform.internal;

import dev.kickoff.schemas.LeaseRequest;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.PlanBackup;
import dev.kickoff.transform.PlanListener;
import dev.kickoff.transform.PlanSource;
import dev.kickoff.transform.Scheduler;
import dev.kickoff.transform.internal.ahead.AheadKeeper;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.hub.Attempts;
import dev.kickoff.transform.internal.hub.HubClient;
import dev.kickoff.transform.internal.hub.HubPlanSource;
import dev.kickoff.transform.internal.hub.PlanPoll;
import dev.kickoff.transform.internal.hub.PlanStream;
import dev.kickoff.transform.internal.hub.Registrar;
import dev.kickoff.transform.internal.hub.Reporter;
import dev.kickoff.transform.internal.loop.Cycle;
import dev.kickoff.transform.internal.loop.CycleLoop;
import dev.kickoff.transform.internal.plan.PlanFollower;
import dev.kickoff.transform.internal.plan.PlanInUse;
import dev.kickoff.transform.internal.plan.PlanVerifier;
import dev.kickoff.transform.internal.plan.SavedPlan;
import dev.kickoff.transform.internal.proof.LeadTimes;
import dev.kickoff.transform.internal.proof.PauseSwitch;
import dev.kickoff.transform.internal.proof.ProofSettings;
import dev.kickoff.transform.internal.proof.Proofs;
import dev.kickoff.transform.internal.proof.StepBook;
import dev.kickoff.transform.internal.reconcile.FloorKeeper;
import dev.kickoff.transform.internal.reconcile.RaisedFloorStore;
import dev.kickoff.transform.internal.reconcile.TeamLimits;
import dev.kickoff.transform.internal.storage.CheckedFile;
import dev.kickoff.transform.internal.storage.PlanFile;
import dev.kickoff.transform.internal.turns.LeaseDesk;
import dev.kickoff.transform.internal.turns.PlaceStore;
import dev.kickoff.transform.internal.turns.Turns;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Puts the parts together from what a builder has gathered. */
public record Wiring(
        ServiceRegistration registration,
        List<URI> hubs,
        @Nullable String token,
        Map<String, PublicKey> trustedKeys,
        @Nullable Path backupDirectory,
        Actuator actuator,
        List<PlanListener> listeners,
        Clock clock,
        Duration pollInterval,
        Duration hubTimeout,
        @Nullable String instance,
        Report.Mode mode,
        boolean alone,
        Duration writeAhead,
        ProofSettings proof,
        Brought brought) {
    private static final Duration LONGEST_ASKED_FOR_THE_PLAN = Duration.ofMinutes(1);
    /** Long enough for a fleet of thousands, short beside the two seconds in which an edit should arrive. */
    private static final Duration WAKE_SPREAD = Duration.ofMillis(500);

    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    /** What the host brings in the place of a default, null to take the default. */
    public record Brought(
            @Nullable PlanSource source,
            @Nullable PlanBackup backup,
            @Nullable Scheduler scheduler) {}

    /** What is made of the parts. */
    public interface Library<T> {
        T of(Cycle cycle, CycleLoop loop, PlanStream stream);
    }

    public <T> T build(Library<T> library) {
        String service = registration.service();
        String region = registration.region();
        String target = registration.targets().get(0);
        Events events = new Events(listeners, clock, service + "/" + region);
        HubClient client =
                new HubClient(hubs, token, service, region, hubTimeout, () -> attempts(LONGEST_ASKED), events::info);
        PlanVerifier verifier = new PlanVerifier(trustedKeys, service, region);
        PlanInUse inUse = new PlanInUse();
        PlanSource source = brought.source() == null ? new HubPlanSource(client) : brought.source();
        PlanBackup backup = backup(service, region);
        RaisedFloorStore store = new RaisedFloorStore(file(service, region, "raised"), target, events);
        TeamLimits team = new TeamLimits(registration.minCapacity(), registration.maxCapacity());
        LeadTimes leadTimes = new LeadTimes(file(service, region, "lead-times"), target, events);
        Proofs proofs = new Proofs(proof, registration.leadTime(), leadTimes, events);
        Reporter reporter = new Reporter(client, attempts(LONGEST_ASKED), events);
        String self = instance == null ? madeUpInstance() : instance;
        LeaseRequest leaseRequest = new LeaseRequest(self, target, mode);
        Cycle cycle = new Cycle(new Cycle.Parts(
                registration,
                self,
                mode,
                clock,
                events,
                client,
                new Registrar(client, attempts(LONGEST_ASKED), events, System::nanoTime, registration),
                new PlanFollower(
                        new PlanPoll(source, attempts(LONGEST_ASKED_FOR_THE_PLAN)),
                        verifier,
                        inUse,
                        backup == null ? null : new SavedPlan(backup, verifier),
                        file(service, region, "refused"),
                        events),
                inUse,
                new Turns(
                        new LeaseDesk(client, attempts(LONGEST_ASKED), events, leaseRequest),
                        new PlaceStore(file(service, region, "place"), events),
                        pollInterval,
                        alone),
                store,
                new FloorKeeper(
                        actuator,
                        target,
                        proof.readiness(),
                        store,
                        team,
                        mode,
                        events,
                        proofs,
                        clock,
                        reporter::add,
                        new AheadKeeper(actuator, target, mode, writeAhead, events, reporter::add)),
                proofs,
                new PauseSwitch(proof, backupDirectory, events),
                new StepBook(events),
                reporter));
        CycleLoop loop = new CycleLoop("kickoff-" + service, pollInterval, () -> cycle.run(false), brought.scheduler());
        PlanStream stream = new PlanStream(
                "kickoff-stream-" + service,
                client,
                attempts(LONGEST_ASKED),
                events,
                () -> inUse.current().map(used -> used.plan().version()).orElse(0L),
                () -> loop.wake(WAKE_SPREAD));
        return library.of(cycle, loop, stream);
    }

    private @Nullable PlanBackup backup(String service, String region) {
        CheckedFile file = file(service, region, "plan");
        return brought.backup() != null ? brought.backup() : file == null ? null : new PlanFile(file);
    }

    private @Nullable CheckedFile file(String service, String region, String what) {
        return backupDirectory == null
                ? null
                : new CheckedFile(backupDirectory.resolve(service + "." + region + "." + what + ".json"), clock);
    }

    private Attempts attempts(Duration longestAsked) {
        return new Attempts(
                pollInterval,
                longestAsked,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    private static String madeUpInstance() {
        long random = ThreadLocalRandom.current().nextLong(0x1_0000_0000L);
        return "pid-" + ProcessHandle.current().pid() + "-" + String.format("%08x", random);
    }
}
