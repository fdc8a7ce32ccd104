package dev.kickoff.hub.whatif;

import dev.kickoff.hub.planning.Alert;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do.
 *
 * @param from start of the time that was looked at
 * @param to its end
 * @param effects on every service that the change touches, the dearest first; a service that stays as it is is left out
 * @param unchanged how many services were looked at and stay as they are
 * @param usd what all floors cost more, negative when less; services without a known price are not in it
 * @param priced whether the price of every changed service is known
 * @param alerts that planning with the change gives
 * @param latestSafeStart by event id: when the first raise for it must start at the latest
 * @param problems why some services could not be looked at
 */
public record Preview(
        Instant from,
        Instant to,
        List<Effect> effects,
        int unchanged,
        BigDecimal usd,
        boolean priced,
        List<Alert> alerts,
        Map<String, Instant> latestSafeStart,
        List<String> problems) {
    /** The effect on one service, or null when there is none. */
    public @Nullable Effect on(String service, String region) {
        return effects.stream()
                .filter(effect ->
                        effect.service().equals(service) && effect.region().equals(region))
                .findFirst()
                .orElse(null);
    }
}
