package dev.kickoff.hub.delivery.overload;

import io.vertx.core.http.HttpMethod;

/** Who is turned away first. The share is how much of all requests under way the kind may fill with those below it. */
enum Importance {
    /** Health, which must answer under load, and streams, which stay open and have a limit of their own. */
    ALWAYS(Double.POSITIVE_INFINITY),
    /** What capacity hangs on: plans, their keys, and the forecasts that they are made of. */
    PLAN(1),
    /** Registrations, reports, samples, and changes that people make, as of an event that runs late. */
    CHANGE(0.8),
    /** Pages, what-if, lists, and leases, which libraries do without: everything else. */
    VIEW(0.5);

    /** The paths of gRPC calls from KEDA. */
    private static final String KEDA = "/externalscaler.ExternalScaler/";

    private final double share;

    Importance(double share) {
        this.share = share;
    }

    double share() {
        return share;
    }

    /** @param path as asked for, without query */
    static Importance of(HttpMethod method, String path) {
        if (path.startsWith("/q/health") || path.endsWith("/stream") || path.equals(KEDA + "StreamIsActive")) {
            return ALWAYS;
        }
        if (path.endsWith("/plan")
                || path.endsWith("/keda")
                || path.startsWith(KEDA)
                || path.equals("/v1/keys")
                || path.endsWith("/forecasts")) {
            return PLAN;
        }
        boolean reads = method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || path.contains("what-if")
                || path.endsWith("/lease");
        return reads ? VIEW : CHANGE;
    }
}
