package dev.kickoff.standalone.files;

import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code service.yaml}, as they stand there: those of {@link ServiceRegistration}, with the duration as text,
 * and how hard the reactive scaler drives the service.
 */
record ServiceKeys(
        @Nullable String service,
        @Nullable String region,
        @Nullable String team,
        @Nullable String signal,
        @Nullable String unit,
        @Nullable Tier tier,
        @Nullable Quantile quantile,
        @Nullable Transform transform,
        @Nullable String leadTime,
        @Nullable Integer minCapacity,
        @Nullable Integer maxCapacity,
        @Nullable Double headroomPct,
        @Nullable BigDecimal unitPricePerHour,
        @Nullable Double targetUtilisationPct,
        @Nullable String dwell) {
    private static final double USUAL_TARGET_PCT = 70;

    /** @throws InvalidDocumentException naming the key that is missing or wrong */
    ServiceFile checked() {
        double target = or(targetUtilisationPct, USUAL_TARGET_PCT);
        if (!(target > 0 && target <= 100)) {
            throw new InvalidDocumentException("targetUtilisationPct", target, "must be above 0 and at most 100");
        }
        return new ServiceFile(
                new ServiceRegistration(
                        given(service, "service"),
                        or(region, "local"),
                        or(team, "local"),
                        or(signal, "traffic"),
                        or(unit, "instance"),
                        plannedTier(),
                        given(transform, "transform"),
                        duration(given(leadTime, "leadTime"), "leadTime"),
                        given(minCapacity, "minCapacity"),
                        given(maxCapacity, "maxCapacity"),
                        or(headroomPct, 0.0),
                        unitPricePerHour,
                        List.of()),
                target,
                policy());
    }

    /** A plan is made for the quantile of its service's tier, and of a single service the tier says nothing else. */
    private Tier plannedTier() {
        if (quantile == null) {
            return or(tier, Tier.STANDARD);
        }
        return Arrays.stream(Tier.values())
                .filter(candidate -> candidate.quantile() == quantile)
                .findFirst()
                .orElseThrow(() -> new InvalidDocumentException("quantile", quantile, "must be P50, P90 or P99"));
    }

    private PlanningPolicy policy() {
        PlanningPolicy usual = PlanningPolicy.DEFAULT;
        if (dwell == null) {
            return usual;
        }
        Duration length = duration(dwell, "dwell");
        if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(Duration.ofHours(6)) > 0) {
            throw new InvalidDocumentException("dwell", dwell, "must be between PT1M and PT6H");
        }
        return new PlanningPolicy(length, usual.hold(), usual.schedulerSlack(), usual.levelPct());
    }

    private static <T> T given(@Nullable T value, String key) {
        if (value == null) {
            throw new InvalidDocumentException(key, null, "is missing; docs/examples/service.yaml shows it");
        }
        return value;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static Duration duration(String text, String key) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidDocumentException(key, text, "must be an ISO-8601 duration such as PT5M");
        }
    }
}
