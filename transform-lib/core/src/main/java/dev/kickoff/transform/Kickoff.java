package dev.kickoff.transform;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.transform.internal.hub.PlanStream;
import dev.kickoff.transform.internal.loop.Cycle;
import dev.kickoff.transform.internal.loop.CycleLoop;
import java.time.Duration;
import java.util.Optional;

/**
 * Kickoff inside one service: keeps the minimum of one target at the floors of the service's signed plan.
 *
 * <pre>{@code
 * Kickoff kickoff = Kickoff.builder()
 *     .service("video-edge").region("eu-west-3").team("playback")
 *     .signal("requests").transform(Transform.linear(1_200))
 *     .minCapacity(4).maxCapacity(60)
 *     .hub(URI.create("https://kickoff.example.com")).token(token)
 *     .trustKey("hub-1", publicKey)
 *     .backupDirectory(Path.of("/var/lib/video-edge/kickoff"))
 *     .actuator(actuator)
 *     .build();
 * kickoff.start();
 * }</pre>
 *
 * <p>Building does nothing; {@link #start()} begins and {@link #close()} ends. All methods are safe from any thread.
 */
public final class Kickoff implements AutoCloseable {
    private final Cycle cycle;
    private final CycleLoop loop;
    private final PlanStream stream;

    Kickoff(Cycle cycle, CycleLoop loop, PlanStream stream) {
        this.cycle = cycle;
        this.loop = loop;
        this.stream = stream;
    }

    public static KickoffBuilder builder() {
        return new KickoffBuilder();
    }

    /**
     * Starts the cycles, and the hub's event stream that wakes them, on daemon threads and returns at once: it touches neither the disk nor the network. Use
     * {@link #awaitFirstPlan} to wait for a plan. Starting twice does nothing.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public void start() {
        loop.start();
        stream.start();
    }

    /**
     * Runs one whole cycle (register, poll, reconcile, report) on the caller's thread, whether started or not, and
     * returns when it is done; at worst after the time-outs of a call to each further hub, of three calls to one, and of the actuator. Does not
     * wait for a back-off to end. For tests, simulations and services with a scheduler of their own.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public void runOnce() {
        loop.requireOpen();
        cycle.run(true);
    }

    public Status status() {
        return cycle.status();
    }

    /** The plan in use, also when it is stale; empty before the first. */
    public Optional<CapacityPlan> plan() {
        return cycle.plan();
    }

    /** What the hub is told about the service. */
    public ServiceRegistration registration() {
        return cycle.registration();
    }

    /**
     * Says that a preparation step has been done; reported as long as the plan lists it. Not kept over a restart: the hub
     * remembers what was reported.
     *
     * @param event id, as in the plan's step
     * @param name as there
     */
    public void stepDone(String event, String name) {
        cycle.stepDone(event, name);
    }

    /**
     * Waits until there is a plan, from the hub or from the backup.
     *
     * @return whether there is one; false on time-out, on {@link #close()} and when the thread is interrupted, whose
     *     interrupt flag then stays set
     */
    public boolean awaitFirstPlan(Duration timeout) {
        return cycle.awaitFirstPlan(timeout);
    }

    /**
     * Stops the cycles and leaves every floor as it is. Waits at most five seconds for a cycle that is under way. Closing twice
     * does nothing.
     */
    @Override
    public void close() {
        stream.close();
        loop.close();
        cycle.close();
    }
}
