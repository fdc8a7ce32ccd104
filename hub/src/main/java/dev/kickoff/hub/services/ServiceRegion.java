package dev.kickoff.hub.services;

import dev.kickoff.schemas.ServiceRegistration;

/** A service in a region: what is registered, planned and has a policy. */
public record ServiceRegion(String service, String region) implements Comparable<ServiceRegion> {
    public static ServiceRegion of(ServiceRegistration registration) {
        return new ServiceRegion(registration.service(), registration.region());
    }

    @Override
    public int compareTo(ServiceRegion other) {
        int byService = service.compareTo(other.service);
        return byService == 0 ? region.compareTo(other.region) : byService;
    }

    @Override
    public String toString() {
        return service + "/" + region;
    }
}
