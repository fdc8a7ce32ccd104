package dev.kickoff.hub.delivery.stream;

import dev.kickoff.hub.delivery.ReadyPlan;
import org.jspecify.annotations.Nullable;

/**
 * One message of the stream.
 *
 * @param id what a client sends as {@code Last-Event-ID} to hear of everything since; null to leave it as it is
 * @param name of the kind of message
 * @param data JSON
 */
record Wake(@Nullable String id, String name, String data) {
    /** There is a new plan. Service and region are identifiers, which need no escapes. */
    static Wake plan(ReadyPlan plan) {
        String data = "{\"service\":\"" + plan.service() + "\",\"region\":\"" + plan.region() + "\",\"version\":"
                + plan.version() + "}";
        return new Wake(null, "plan", data);
    }

    /** More has changed than could be told: ask for every plan. */
    static Wake reset() {
        return new Wake(null, "reset", "{}");
    }

    /** Sent first, and then again and again. */
    static Wake heartbeat(long seen) {
        return new Wake(Long.toString(seen), "heartbeat", "{}");
    }
}
