package dev.kickoff.hub.console.plans;

import java.time.Instant;

/** Where the pages are. */
record PlanPaths(String service, String region) {
    public String serviceHref() {
        return "/services/" + service + "/" + region;
    }

    public String history() {
        return serviceHref() + "/plans";
    }

    public String why(long version, Instant at) {
        return history() + "/" + version + "/why?at=" + at;
    }

    public String back(long version) {
        return history() + "/" + version + "/rollback";
    }

    public String changed(long before, long after) {
        return history() + "/diff?before=" + before + "&after=" + after;
    }

    public String json(long version, Instant startAt) {
        return "/v1/services/" + service + "/regions/" + region + "/plans/" + version + "/floors/" + startAt;
    }
}
