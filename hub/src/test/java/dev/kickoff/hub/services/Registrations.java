package dev.kickoff.hub.services;

import static dev.kickoff.hub.testing.Api.asService;

/** Services for tests. */
final class Registrations {
    private Registrations() {}

    /** Registers a service in {@code eu-west-3}, as its library would. */
    static void register(String service) {
        asService()
                .body(document(service, 40))
                .put("/v1/services/" + service + "/regions/eu-west-3")
                .then()
                .statusCode(200);
    }

    static String document(String service, int maxCapacity) {
        return """
                {"service": "%s", "region": "eu-west-3", "team": "video", "signal": "requests", "unit": "instance",
                 "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                 "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": %d, "headroomPct": 0}""".formatted(service, maxCapacity);
    }
}
