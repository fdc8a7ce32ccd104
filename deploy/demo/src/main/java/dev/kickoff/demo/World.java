package dev.kickoff.demo;

import dev.kickoff.demo.clock.DemoClock;
import dev.kickoff.demo.hub.HubApi;
import dev.kickoff.demo.hub.PinnedKeys;
import dev.kickoff.demo.hub.RefusedException;
import dev.kickoff.demo.services.SampleService;
import dev.kickoff.demo.worldcup.RecordedTraffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real traffic arriving at two simulated services, on the demo's clock. It needs the hub for its first opening only;
 * after that it runs on with what it has, whether the hub is there or not.
 */
final class World implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration FIRST_PLAN = Duration.ofSeconds(60);
    private static final int PLAYING_SPEED = 60;

    private final WorldOptions options;
    private final DemoClock clock;
    private final RecordedTraffic traffic;
    private final HubApi hub;
    private final Feed feed;
    private final JsonFile statusFile;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean endTold;

    World(WorldOptions options, Clock systemClock) throws IOException {
        this.options = options;
        this.clock = options.folder().joinClock(options.start(), systemClock);
        this.traffic = RecordedTraffic.read();
        this.hub = new HubApi(options.hub(), options.tokens());
        this.feed = new Feed(clock, hub, traffic);
        this.statusFile = new JsonFile(options.folder().statusFile());
    }

    /** Runs until {@link #close}. */
    void run() throws IOException {
        try {
            boolean firstTime = clock.speed() == 0 && clock.instant().equals(options.start());
            Map<String, String> keys =
                    onceTheHubAnswers(() -> PinnedKeys.read(options.folder().keysFile(), hub));
            if (firstTime) {
                onceTheHubAnswers(() -> {
                    feed.open();
                    return true;
                });
            }
            play(keys, firstTime);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void play(Map<String, String> keys, boolean firstTime) throws IOException, InterruptedException {
        List<SampleService> services = services(keys);
        Minutes minutes = new Minutes(clock.instant());
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        try {
            services.forEach(SampleService::start);
            every(threads, () -> tick(services, minutes));
            every(threads, () -> feed(services));
            if (firstTime && waitForPlans(services)) {
                clock.setSpeed(PLAYING_SPEED);
            }
            stopping.await();
        } finally {
            threads.shutdownNow();
            services.forEach(SampleService::close);
        }
    }

    private void feed(List<SampleService> services) {
        if (feed.send()) {
            // At sixty times the speed, what the library waits before it asks again would be half an hour.
            services.forEach(SampleService::followNow);
        }
    }

    /** Lets the curtain rise on services that have their first plan, or without it after a while; false when asked to stop. */
    private boolean waitForPlans(List<SampleService> services) throws InterruptedException {
        for (long ticks = FIRST_PLAN.dividedBy(TICK); ticks > 0; ticks--) {
            if (services.stream().allMatch(SampleService::hasPlan)) {
                return true;
            }
            if (stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        LOG.warn("No plan after {}; time runs all the same", FIRST_PLAN);
        return true;
    }

    private List<SampleService> services(Map<String, String> keys) {
        return SampleService.all(
                new SampleService.Surroundings(
                        Opening.SIGNAL.signal(),
                        Opening.SIGNAL.region(),
                        options.hub(),
                        options.tokens().service(),
                        keys,
                        options.folder().path(),
                        clock),
                traffic.requestsPerMinuteAt(clock.instant()));
    }

    private void tick(List<SampleService> services, Minutes minutes) {
        Instant now = clock.instant();
        for (Instant minute : minutes.overSinceLastTime(now)) {
            double requests = traffic.requestsPerMinuteAt(minute);
            services.forEach(service -> service.minuteOver(requests));
        }
        double requests = traffic.requestsPerMinuteAt(now);
        try {
            statusFile.write(new WorldStatus(
                    now,
                    clock.speed(),
                    clock.atEnd(),
                    feed.answers(),
                    feed.sentUntil(),
                    requests,
                    services.stream().map(service -> service.status(requests)).toList()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (clock.atEnd() && !endTold) {
            endTold = true;
            LOG.info("The recorded traffic ends here. To start over, stop the demo and delete its data folder");
        }
    }

    /** Repeats the task until the threads are shut down; a failure is logged and does not end it. */
    private static void every(ScheduledExecutorService threads, Runnable task) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failure) {
                        LOG.error("A tick of the demo's world failed", failure);
                    }
                },
                0,
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Tries until the hub is up; an answer that waiting cannot mend is passed on. */
    private <T> T onceTheHubAnswers(Callable<T> call) throws IOException, InterruptedException {
        for (boolean told = false; ; told = true) {
            try {
                return call.call();
            } catch (RefusedException refused) {
                if (!refused.passing()) {
                    throw refused;
                }
            } catch (IOException notUpYet) {
                if (!told) {
                    LOG.info("Waiting for the hub at {}", options.hub());
                }
            }
            if (stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("asked to stop");
            }
        }
    }

    private interface Callable<T> {
        T call() throws IOException;
    }

    /** Stops, and waits at most ten seconds until everything is put away. Fleets and floors stay as they are. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!stopped.await(10, TimeUnit.SECONDS)) {
                LOG.warn("The demo's world did not stop in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
