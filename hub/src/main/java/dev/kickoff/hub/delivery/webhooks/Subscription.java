package dev.kickoff.hub.delivery.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what.
 *
 * @param service only its plans; null for every service's
 * @param region only plans of this region; null for every region's
 * @param secret {@code whsec_…}, said once: in the answer to the request that made the subscription
 */
record Subscription(
        String id,
        String url,
        @Nullable String service,
        @Nullable String region,
        Instant createdAt,
        @Nullable String secret) {}
