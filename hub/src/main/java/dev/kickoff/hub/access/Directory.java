package dev.kickoff.hub.access;

import dev.kickoff.edge.Caller;
import dev.kickoff.edge.TokenSource;
import dev.kickoff.edge.WallClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every good token, in memory on every replica, so that a request is let in or refused without asking the database and a
 * flood of unknown tokens costs it nothing. Each replica looks for changes every {@code kickoff.access-tokens.refresh}. While
 * the database does not answer, whoever was known stays known for a bounded time: a service must get its plan just then.
 *
 * <p>Not scheduled like the hub's other work, because that runs once per fleet and this must run on every replica.
 */
@Startup
@ApplicationScoped
class Directory implements TokenSource {
    private static final Logger LOG = Logger.getLogger(Directory.class);
    private static final Duration NOTE_USE = Duration.ofMinutes(1);

    private final AccessTokensConfig config;
    private final WallClock clock;
    private final ScheduledExecutorService refresher =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "kickoff-access"));
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private volatile Listing listing = Listing.EMPTY;
    private Instant useNoted = Instant.EPOCH;
    private boolean broken;

    Directory(AccessTokensConfig config, WallClock clock) {
        this.config = config;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        refresh();
        long millis = config.refresh().toMillis();
        refresher.scheduleWithFixedDelay(this::refreshQuietly, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Before the database goes, which it does before beans do. */
    void stop(@Observes ShutdownEvent shutdown) {
        refresher.shutdownNow();
    }

    @Override
    public Optional<Caller> byToken(String token) {
        // Whatever else is sent, for example the tokens of the configuration, is not worth a hash.
        return token.startsWith("kickoff_") ? good(listing.byHash().get(Secrets.hash(token))) : Optional.empty();
    }

    @Override
    public Optional<Caller> bySession(String session) {
        return good(listing.byId().get(session));
    }

    /** Takes over what was just committed, so that whoever made the change sees it at once. */
    synchronized void refresh() {
        Listing before = listing;
        listing = QuarkusTransaction.requiringNew().call(() -> before.refreshed(clock.now()));
    }

    private void refreshQuietly() {
        try {
            refresh();
            Instant now = clock.now();
            if (!now.isBefore(useNoted.plus(NOTE_USE))) {
                noteUse();
                useNoted = now;
            }
            if (broken) {
                LOG.info("Changes of tokens and members are seen again");
            }
            broken = false;
        } catch (RuntimeException failure) {
            if (!broken) {
                LOG.error(
                        "Changes of tokens and members are not seen; whoever is known stays known for a while",
                        failure);
            }
            broken = true;
        }
    }

    /** Writes down when tokens were used: lazily, as a fleet uses its tokens thousands of times a second. */
    void noteUse() {
        Map<String, Instant> uses = Map.copyOf(used);
        if (uses.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> uses.forEach((id, at) -> StoredToken.update(
                        "lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?1)", at, id)));
        uses.forEach(used::remove);
    }

    private Optional<Caller> good(Listing.@Nullable Entry entry) {
        Instant now = clock.now();
        if (entry == null
                || !now.isBefore(entry.expiresAt())
                || now.isAfter(listing.seenAt().plus(trust(entry)))) {
            return Optional.empty();
        }
        used.put(entry.id(), now);
        return Optional.of(entry.caller());
    }

    private Duration trust(Listing.Entry entry) {
        return entry.caller().scope() == null ? config.trustMembers() : config.trustServices();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
