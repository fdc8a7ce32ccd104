package dev.kickoff.hub.plans;

import dev.kickoff.schemas.ServiceRegistration;

/** A signal in a region: what services are driven by, and what forecasts are made of. */
record DriverKey(String signal, String region) implements Comparable<DriverKey> {
    static DriverKey of(ServiceRegistration service) {
        return new DriverKey(service.signal(), service.region());
    }

    @Override
    public int compareTo(DriverKey other) {
        int bySignal = signal.compareTo(other.signal);
        return bySignal == 0 ? region.compareTo(other.region) : bySignal;
    }
}
