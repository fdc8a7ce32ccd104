package dev.kickoff.transform.aws.cloudwatch;

import dev.kickoff.transform.PlanListener;
import dev.kickoff.transform.Status;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import dev.kickoff.transform.aws.iam.NeedsPermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/**
 * Puts what the library does into CloudWatch, as custom metrics with the dimensions {@code Service} and {@code Region}:
 * {@code FloorInForce}, {@code Minimum}, {@code Desired}, {@code Ready}, {@code PlanAge}, {@code PlanStale}, {@code Paused},
 * {@code DegradationLevel}, {@code Findings}, and since the last call {@code Drift}, {@code Late}, {@code Errors} and
 * {@code LeadTime}. One call per minute and process at most, however much happens. What is unknown is not sent.
 *
 * <pre>{@code
 * CloudWatchPublisher metrics = CloudWatchPublisher.builder(client, "video-edge", "eu-west-3").build();
 * Kickoff kickoff = Kickoff.builder() … .listener(metrics.listener()).build();
 * metrics.start(kickoff::status);
 * }</pre>
 *
 * <p>Works on a daemon thread of its own, so that CloudWatch never holds up a floor. A call that fails is logged once, and
 * the events that it should have told go with the next. Needs {@code cloudwatch:PutMetricData}. Thread-safe.
 */
public final class CloudWatchPublisher implements NeedsPermissions, AutoCloseable {
    /** Custom metrics have a resolution of a minute, and each call costs. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchPublisher.class);

    private final CloudWatchClient client;
    private final String namespace;
    private final List<Dimension> dimensions;
    private final Clock clock;
    private final EventCounts events = new EventCounts();
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Instant lastTried;
    private boolean failing;

    private CloudWatchPublisher(Builder settings) {
        this.client = settings.client;
        this.namespace = settings.namespace;
        this.dimensions = List.of(dimension("Service", settings.service), dimension("Region", settings.region));
        this.clock = settings.clock;
    }

    /** @param client stays the caller's: closed by the caller, after {@link #close} */
    public static Builder builder(CloudWatchClient client, String service, String region) {
        return new Builder(client, service, region);
    }

    /** To be given to the library's builder; it returns at once. */
    public PlanListener listener() {
        return events;
    }

    /** Publishes once a minute from now on, until {@link #close}. Returns at once. A second call does nothing. */
    public synchronized void start(Supplier<Status> status) {
        if (thread != null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "kickoff-cloudwatch");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(
                () -> publishSafely(status), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Publishes now, on the caller's thread, unless the last call is less than a minute ago.
     *
     * @return whether CloudWatch has taken it
     */
    public synchronized boolean publish(Status status) {
        Instant now = clock.instant();
        if (lastTried != null && now.isBefore(lastTried.plus(EVERY))) {
            return false;
        }
        lastTried = now;
        EventCounts.Taken taken = events.take();
        try {
            List<MetricDatum> metrics = StatusMetrics.of(status, taken, dimensions, now);
            client.putMetricData(request -> request.namespace(namespace).metricData(metrics));
            failing = false;
            return true;
        } catch (SdkException failed) {
            events.putBack(taken);
            if (!failing) {
                LOG.warn("metrics do not reach CloudWatch; trying again every minute: {}", failed.getMessage());
            }
            failing = true;
            return false;
        }
    }

    /** An exception would end the schedule for good. */
    private void publishSafely(Supplier<Status> status) {
        try {
            publish(status.get());
        } catch (RuntimeException unexpected) {
            LOG.warn("metrics could not be published", unexpected);
        }
    }

    @Override
    public List<IamStatement> permissions(AwsAccount account) {
        return List.of(IamStatement.everywhere("cloudwatch:PutMetricData")
                .when("StringEquals", "cloudwatch:namespace", namespace));
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    /** Settings beyond the client and the names. Not thread-safe. */
    public static final class Builder {
        private final CloudWatchClient client;
        private final String service;
        private final String region;
        private String namespace = "Kickoff";
        private Clock clock = Clock.systemUTC();

        private Builder(CloudWatchClient client, String service, String region) {
            this.client = client;
            this.service = service;
            this.region = region;
        }

        /** {@code Kickoff} unless said otherwise. Those that begin with {@code AWS/} are AWS's own. */
        public Builder namespace(String value) {
            if (value.isBlank() || value.startsWith("AWS/")) {
                throw new IllegalArgumentException("namespace '" + value + "' must be a name that is not AWS's own");
            }
            this.namespace = value;
            return this;
        }

        /** For tests; the system's otherwise. */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        public CloudWatchPublisher build() {
            return new CloudWatchPublisher(this);
        }
    }
}
