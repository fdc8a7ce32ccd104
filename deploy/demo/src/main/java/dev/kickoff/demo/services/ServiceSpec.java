package dev.kickoff.demo.services;

import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import dev.kickoff.schemas.Transform.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What the team of a sample service declares. The capacities and prices are invented for the demo, of a size that is
 * easy to read; the prices are near those of real instances of two and four vCPUs.
 *
 * @param transform signal to units, also what the simulated fleet can really serve
 */
record ServiceSpec(
        String name,
        String team,
        Tier tier,
        Transform transform,
        Duration leadTime,
        int minCapacity,
        int maxCapacity,
        double headroomPct,
        BigDecimal unitPricePerHour) {

    /** Pages: one instance serves 2,000 requests a minute. */
    static final ServiceSpec WEB = new ServiceSpec(
            "web",
            "storefront",
            Tier.STANDARD,
            Transform.linear(2_000),
            Duration.ofMinutes(6),
            6,
            150,
            20,
            new BigDecimal("0.0816"));

    /** Scores and commentary: sizes that the team has load-tested, and nothing in between. */
    static final ServiceSpec LIVE_SCORES = new ServiceSpec(
            "live-scores",
            "matchday",
            Tier.CRITICAL,
            Transform.ladder(List.of(
                    new Point(10_000, 4),
                    new Point(20_000, 8),
                    new Point(40_000, 14),
                    new Point(80_000, 24),
                    new Point(120_000, 34),
                    new Point(180_000, 48),
                    new Point(320_000, 72))),
            Duration.ofMinutes(10),
            4,
            72,
            10,
            new BigDecimal("0.1632"));

    /** What the reactive scaler keeps busy: it leaves free what the plan adds as headroom. */
    double targetUtilisationPct() {
        return 100 / (1 + headroomPct / 100);
    }
}
