package dev.kickoff.bench.library;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The library: each cycle polls the plan, reads the target, and reports. Arguments: threads or day, hub, key id, key, folder. */
final class IdleKickoff {
    private IdleKickoff() {}

    public static void main(String[] args) throws InterruptedException {
        if (args[0].equals("threads")) {
            Idle.countThreads(() ->
                    builder(args).pollInterval(Duration.ofMillis(200)).build().start());
        } else {
            long heapBefore = Idle.usedHeap();
            Kickoff library = builder(args).build();
            Idle.measure(heapBefore, library::runOnce);
            if (library.plan().isEmpty()) {
                throw new IllegalStateException("there is no plan: " + library.status());
            }
        }
        System.exit(0);
    }

    private static KickoffBuilder builder(String[] args) {
        return Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(100))
                .minCapacity(4)
                .maxCapacity(60)
                .hub(URI.create(args[1]))
                .token("token")
                .trustKey(args[2], args[3])
                .backupDirectory(Path.of(args[4]))
                .actuator(new Still())
                .act();
    }

    /** A target that is where it should be. */
    private static final class Still implements Actuator {
        @Override
        public String target() {
            return "still";
        }

        @Override
        public CapacityState read() {
            return CapacityState.of(4, 4, 4);
        }

        @Override
        public ActuatorResult raiseFloor(FloorChange change) {
            return ActuatorResult.applied();
        }

        @Override
        public ActuatorResult lowerFloor(FloorChange change) {
            return ActuatorResult.applied();
        }
    }
}
