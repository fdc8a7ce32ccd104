package dev.kickoff.hub.delivery.stream;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.delivery.PlanCache;
import dev.kickoff.hub.delivery.ReadyPlan;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clients that wait for plans at this replica. Thread-safe. */
@Startup
@ApplicationScoped
class PlanStreams {
    private final PlanCache cache;
    private final StreamConfig config;
    private final Map<StreamClient, StreamFilter> clients = new ConcurrentHashMap<>();

    PlanStreams(PlanCache cache, StreamConfig config) {
        this.cache = cache;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        cache.follow(this::tell);
    }

    /** Clients go elsewhere at once instead of waiting for a connection that dies. */
    void stop(@Observes ShutdownEvent event) {
        clients.keySet().forEach(StreamClient::end);
    }

    /**
     * A stream that begins with a heartbeat and what the client may have missed.
     *
     * @param since the id of the last message that the client has seen, null if it has seen none: then a client of one
     *     service is told its plan, and others only what comes from now on
     */
    Flow.Publisher<Wake> open(StreamFilter filter, @Nullable Long since) {
        if (clients.size() >= config.clients()) {
            throw ProblemException.unavailable(
                    "This hub holds " + config.clients() + " streams and takes no more", "Poll, and try again later");
        }
        return subscriber -> subscribe(subscriber, filter, since);
    }

    int size() {
        return clients.size();
    }

    private void subscribe(Flow.Subscriber<? super Wake> subscriber, StreamFilter filter, @Nullable Long since) {
        StreamClient[] self = new StreamClient[1];
        StreamClient client = new StreamClient(subscriber, config.buffer(), () -> clients.remove(self[0]));
        self[0] = client;
        // Listed before the cache is read: what comes in between is told twice, and never not at all.
        long seen = cache.seen();
        clients.put(client, filter);
        subscriber.onSubscribe(client);
        known(filter, since != null)
                .filter(plan -> since == null || plan.transaction() >= since)
                .forEach(client::tell);
        client.begin(seen);
    }

    private Stream<ReadyPlan> known(StreamFilter filter, boolean resumed) {
        String service = filter.service();
        String region = filter.region();
        if (service != null && region != null) {
            return cache.find(service, region).stream();
        }
        return resumed ? cache.all().stream().filter(filter::matches) : Stream.empty();
    }

    private void tell(ReadyPlan plan) {
        clients.forEach((client, filter) -> {
            if (filter.matches(plan)) {
                client.tell(plan);
            }
        });
    }

    @Scheduled(every = "${kickoff.delivery.stream.heartbeat:PT15S}", executeWith = Scheduled.SIMPLE)
    void beat() {
        // Read once, before: all plans of older transactions were told to every client.
        long seen = cache.seen();
        clients.keySet().forEach(client -> client.beat(seen));
    }
}
