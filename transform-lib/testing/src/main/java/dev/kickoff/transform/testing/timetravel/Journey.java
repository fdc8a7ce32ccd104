package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run through time. */
final class Journey implements AutoCloseable {
    private final KickoffBuilder service;
    private final NavigableMap<Instant, CapacityPlan> unpublished;
    private final List<Fault> faults;
    private final ToIntFunction<Instant> reactiveTarget;
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final FakeHub hub = FakeHub.start();
    private final Path folder = temporaryFolder();
    private final Diary diary = new Diary();
    private final FaultyFleet target;
    private @Nullable Kickoff library;

    Journey(
            KickoffBuilder service,
            NavigableMap<Instant, CapacityPlan> plans,
            List<Fault> faults,
            Duration startUp,
            ToIntFunction<Instant> reactiveTarget) {
        this.service = service;
        this.unpublished = new TreeMap<>(plans);
        this.faults = faults;
        this.reactiveTarget = reactiveTarget;
        service.hub(hub.uri())
                .trustKey(hub.keyId(), hub.publicKey())
                .clock(clock)
                .backupDirectory(folder)
                .listener(diary)
                .act();
        try {
            ServiceRegistration team = registration();
            plans.values().forEach(plan -> requireFor(team, plan));
            target = new FaultyFleet(team.service(), team.minCapacity(), team.maxCapacity(), startUp, faults, clock);
        } catch (RuntimeException incomplete) {
            close();
            throw incomplete;
        }
        service.actuator(target);
    }

    private static void requireFor(ServiceRegistration team, CapacityPlan plan) {
        if (!plan.service().equals(team.service()) || !plan.region().equals(team.region())) {
            throw new IllegalArgumentException("the plan is for " + plan.service() + " in " + plan.region()
                    + ", the builder's service is " + team.service() + " in " + team.region());
        }
    }

    /** What the team has configured is only known to a library that was built. */
    private ServiceRegistration registration() {
        try (Kickoff probe = service.actuator(new FaultyFleet("probe", 0, 0, Duration.ZERO, faults, clock))
                .build()) {
            return probe.registration();
        }
    }

    List<Minute> travel(Instant start, Instant end) {
        List<Minute> minutes = new ArrayList<>();
        for (Instant at = start; at.isBefore(end); at = at.plus(TimeTravel.STEP)) {
            clock.set(at);
            tellFaults(at);
            publish(at);
            strike(at);
            target.fleet().reactiveTarget(reactiveTarget.applyAsInt(at));
            cycle(at);
            minutes.add(diary.endOfMinute(at, library, target.fleet()));
            if (minutes.size() == 1 && diary.refusal() != null) {
                throw new IllegalArgumentException("the library refuses the plan: " + diary.refusal());
            }
        }
        return minutes;
    }

    private void tellFaults(Instant at) {
        Instant before = at.minus(TimeTravel.STEP);
        for (Fault fault : faults) {
            if (fault.covers(at) && !fault.covers(before)) {
                diary.found("FAULT: " + fault.what());
            } else if (fault.covers(before) && !fault.covers(at) && !(fault instanceof Fault.SomebodySetsMinimum)) {
                diary.found("over: " + fault.what());
            }
        }
    }

    private void publish(Instant at) {
        while (!unpublished.isEmpty() && !unpublished.firstKey().isAfter(at)) {
            CapacityPlan plan = unpublished.pollFirstEntry().getValue();
            hub.publish(plan);
            diary.found("plan version " + plan.version());
        }
    }

    private void strike(Instant at) {
        hub.recover();
        for (Fault fault : faults) {
            if (fault.covers(at)) {
                if (fault instanceof Fault.HubDown) {
                    hub.hangUp();
                } else if (fault instanceof Fault.HubFails fails) {
                    hub.failWith(fails.status());
                } else if (fault instanceof Fault.SomebodySetsMinimum set) {
                    target.fleet().setMinimum(set.units());
                }
            }
        }
    }

    private void cycle(Instant at) {
        if (faults.stream().anyMatch(fault -> fault instanceof Fault.LibraryDown && fault.covers(at))) {
            stopLibrary();
            return;
        }
        if (library == null) {
            library = service.build();
        }
        library.runOnce();
    }

    private void stopLibrary() {
        if (library != null) {
            library.close();
            library = null;
        }
    }

    @Override
    public void close() {
        stopLibrary();
        hub.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("kickoff-time-travel");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
