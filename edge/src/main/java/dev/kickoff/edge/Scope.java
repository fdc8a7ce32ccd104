package dev.kickoff.edge;

import org.jspecify.annotations.Nullable;

/**
 * What a service's own token is for.
 *
 * @param region null for every region
 */
public record Scope(String service, @Nullable String region) {
    /**
     * @param wantedService null when a request is about every service
     * @param wantedRegion null when it is about all regions of the service
     */
    public boolean permits(@Nullable String wantedService, @Nullable String wantedRegion) {
        return service.equals(wantedService) && (region == null || region.equals(wantedRegion));
    }

    @Override
    public String toString() {
        return "service '" + service + "'" + (region == null ? "" : " in region '" + region + "'");
    }
}
