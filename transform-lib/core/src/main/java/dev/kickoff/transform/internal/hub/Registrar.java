package dev.kickoff.transform.internal.hub;

import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.json.WireJson;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells the hub about the service, until it has been heard. */
public final class Registrar {
    /** A hub that has just taken the registration may need a while for the first plan. */
    private static final Duration TRUST = Duration.ofMinutes(1);

    private final HubClient hub;
    private final Attempts attempts;
    private final Events events;
    private final LongSupplier nanoTime;
    private final String registration;
    private long registeredAtNanos;
    private volatile boolean registered;

    /** @param nanoTime like {@link System#nanoTime} */
    public Registrar(
            HubClient hub, Attempts attempts, Events events, LongSupplier nanoTime, ServiceRegistration registration) {
        this.hub = hub;
        this.attempts = attempts;
        this.events = events;
        this.nanoTime = nanoTime;
        this.registration = WireJson.write(registration);
    }

    /** @param force also while a back-off lasts */
    public void ensureRegistered(boolean force) {
        if (registered || !(force || attempts.due())) {
            return;
        }
        HubAnswer answer = hub.put("", registration);
        if (answer instanceof HubAnswer.Not not) {
            attempts.failed(not);
            events.callFailed("registration", not.kind(), not.message());
            return;
        }
        attempts.succeeded();
        registered = true;
        registeredAtNanos = nanoTime.getAsLong();
        events.callWorks("registration");
        events.info("registered with the hub");
    }

    /** The hub has nothing for the service: it may have lost the registration, so it is sent again after a while. */
    public void doubted() {
        if (nanoTime.getAsLong() - registeredAtNanos > TRUST.toNanos()) {
            registered = false;
        }
    }

    public boolean isRegistered() {
        return registered;
    }
}
