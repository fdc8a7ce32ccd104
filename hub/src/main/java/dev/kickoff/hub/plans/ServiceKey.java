package dev.kickoff.hub.plans;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.ServiceRegistration;
import java.util.Comparator;

/** A service in a region: what has plans. Ordered, so that whoever locks several always does it in the same order. */
public record ServiceKey(String service, String region) implements Comparable<ServiceKey> {
    private static final Comparator<ServiceKey> ORDER =
            Comparator.comparing(ServiceKey::service).thenComparing(ServiceKey::region);

    public static ServiceKey of(ServiceRegistration registration) {
        return new ServiceKey(registration.service(), registration.region());
    }

    public static ServiceKey of(CapacityPlan plan) {
        return new ServiceKey(plan.service(), plan.region());
    }

    @Override
    public int compareTo(ServiceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return service + "/" + region;
    }
}
