package dev.kickoff.transform.packaging;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.Kickoff;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service that scales a number in memory; ends with 0 once a plan has raised it. */
final class PlainHost implements Actuator {
    private static final int START = 4;

    private final CountDownLatch raised = new CountDownLatch(1);
    private volatile int floor = START;

    private PlainHost() {}

    /** @param args address, key id and key of the hub, folder for backups */
    public static void main(String[] args) throws InterruptedException {
        PlainHost host = new PlainHost();
        boolean done;
        try (Kickoff kickoff = Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(100))
                .minCapacity(START)
                .maxCapacity(60)
                .hub(URI.create(args[0]))
                .trustKey(args[1], args[2])
                .backupDirectory(Path.of(args[3]))
                .pollInterval(Duration.ofMillis(200))
                .actuator(host)
                .act()
                .build()) {
            kickoff.start();
            done = host.raised.await(60, TimeUnit.SECONDS);
            System.out.println("floor " + host.floor + ", " + kickoff.status());
        }
        System.exit(done ? 0 : 1);
    }

    @Override
    public String target() {
        return "number-in-memory";
    }

    @Override
    public CapacityState read() {
        return CapacityState.of(floor, floor, floor);
    }

    @Override
    public ActuatorResult raiseFloor(FloorChange change) {
        floor = change.to();
        raised.countDown();
        return ActuatorResult.applied();
    }

    @Override
    public ActuatorResult lowerFloor(FloorChange change) {
        floor = change.to();
        return ActuatorResult.applied();
    }
}
