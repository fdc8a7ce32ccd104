package dev.kickoff.transform.spring;

import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Kickoff in the application's health: UP with a plan, UNKNOWN without one, and never DOWN. A service that serves must not be
 * taken out of rotation because its hub, plan or target has a problem; alert on the metrics instead.
 */
final class KickoffHealthIndicator implements HealthIndicator {
    private final Kickoff kickoff;

    KickoffHealthIndicator(Kickoff kickoff) {
        this.kickoff = kickoff;
    }

    @Override
    public Health health() {
        Status status = kickoff.status();
        Health.Builder health = status.planVersion() == null ? Health.unknown() : Health.up();
        health.withDetail("mode", status.mode())
                .withDetail("registered", status.registered())
                .withDetail("planSource", status.source())
                .withDetail("planStale", status.stale());
        detail(health, "planVersion", status.planVersion());
        detail(health, "planAge", status.planAge());
        detail(health, "floorInForce", status.floorInForce());
        detail(health, "paused", status.paused());
        detail(health, "lastError", status.lastError());
        return health.build();
    }

    private static void detail(Health.Builder health, String name, @Nullable Object value) {
        if (value != null) {
            health.withDetail(name, value);
        }
    }
}
