package dev.kickoff.hub.delivery.stream;

import dev.kickoff.hub.delivery.ReadyPlan;
import org.jspecify.annotations.Nullable;

/** Which plans a client wants to hear of; null is any. */
record StreamFilter(@Nullable String service, @Nullable String region) {
    boolean matches(ReadyPlan plan) {
        return (service == null || service.equals(plan.service())) && (region == null || region.equals(plan.region()));
    }
}
