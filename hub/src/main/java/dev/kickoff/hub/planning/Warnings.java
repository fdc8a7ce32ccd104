package dev.kickoff.hub.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people must know about a plan: where a limit leaves demand unserved, what comes too late, what is missing. */
final class Warnings {
    private final Draft draft;
    private final Instant now;

    private Warnings(Draft draft) {
        this.draft = draft;
        this.now = draft.blocks.now();
    }

    /** Adds them to the draft's alerts. */
    static void collect(Draft draft) {
        Warnings warnings = new Warnings(draft);
        warnings.missingForecasts();
        warnings.late();
        warnings.paced();
        warnings.unmet();
        warnings.calledFor();
        warnings.slowerThanDeclared();
    }

    private void slowerThanDeclared() {
        Duration declared = draft.planned.declaredLeadTime();
        if (declared != null) {
            draft.alert(
                    Alert.Kind.LEAD_TIME,
                    null,
                    now,
                    "Planned with the lead time measured, " + words(draft.service.leadTime())
                            + " for 95 of 100 raises: " + words(declared) + " are declared");
        }
    }

    private void missingForecasts() {
        List<String> missing = draft.demand.missing();
        if (!missing.isEmpty()) {
            draft.alert(
                    Alert.Kind.FORECAST_MISSING,
                    null,
                    now,
                    "No forecast of " + draft.service.signal() + " in " + String.join(", ", missing)
                            + ", whose loss should be carried here: no floor goes below the last plan until there is one");
        }
    }

    /** The one need that is met latest, if any is met late. Before its first plan a service carries its load itself. */
    private void late() {
        Series demand = draft.demand.total();
        int first = demand.firstAfter(now.getEpochSecond());
        int end = demand.endBefore(now.getEpochSecond() + draft.leadSeconds());
        int given = draft.firstPlan() && first < end ? draft.capacityAt(first) : draft.sizing.min();
        int worst = -1;
        Duration worstDelay = Duration.ZERO;
        for (int step = first; step < end; step++) {
            int capacity = draft.capacityAt(step);
            if (capacity > given) {
                Instant ready = draft.asked.since(capacity).plus(draft.lead);
                Duration delay = Duration.between(neededAt(step), ready);
                if (delay.compareTo(worstDelay) > 0) {
                    worst = step;
                    worstDelay = delay;
                }
            }
        }
        if (worst >= 0) {
            Instant needed = neededAt(worst);
            draft.alert(
                    Alert.Kind.TOO_LATE,
                    eventAt(worst),
                    needed,
                    draft.capacityAt(worst) + " × " + draft.service.unit() + " needed at "
                            + needed.truncatedTo(ChronoUnit.SECONDS) + " are asked for now and ready at "
                            + needed.plus(worstDelay).truncatedTo(ChronoUnit.SECONDS) + ": too late by "
                            + words(worstDelay));
        }
    }

    private Instant neededAt(int step) {
        Instant at = draft.at(step);
        return at.isBefore(now) ? now : at;
    }

    private @Nullable String eventAt(int step) {
        List<String> events = draft.namedAt(step).events();
        return events.isEmpty() ? null : events.get(0);
    }

    /** The raise of which most cannot be launched in time. */
    private void paced() {
        int[] missing = draft.missing;
        if (missing == null) {
            return;
        }
        int worst = 0;
        for (int run = 1; run < missing.length; run++) {
            worst = missing[run] > missing[worst] ? run : worst;
        }
        Instant launched = draft.blocks.start(draft.outline.first()[worst]);
        draft.alert(
                Alert.Kind.PACING,
                eventAt(draft.outline.peak()[worst]),
                launched,
                missing[worst] + " of " + draft.outline.capacity()[worst] + " × " + draft.service.unit()
                        + " will be missing at " + launched.plus(draft.lead).truncatedTo(ChronoUnit.SECONDS)
                        + ": the launch rate of group " + draft.planned.policy().launchGroup()
                        + " asks for a start at " + draft.askedAt(worst) + ", which is too late");
    }

    /** One for each stretch of time in which the same limit leaves demand unserved. */
    private void unmet() {
        Stretch stretch = null;
        Series demand = draft.demand.total();
        int looked = demand.firstAfter(now.getEpochSecond());
        for (int run = 0; run < draft.outline.runs(); run++) {
            if (draft.needAt(draft.outline.peak()[run]).unmet() == 0) {
                continue;
            }
            int first = demand.firstAfter(draft.blocks.startSecond(draft.outline.first()[run]));
            int end = demand.endBefore(draft.blocks.endSecond(draft.outline.end(run) - 1) + draft.leadSeconds());
            for (int step = Math.max(looked, first); step < end; step++) {
                Need need = draft.needAt(step);
                String limit = need.unmet() > 0 ? need.clippedBy() : null;
                boolean goesOn = stretch != null && stretch.end == step && Objects.equals(stretch.limit, limit);
                if (!goesOn) {
                    tell(stretch);
                    stretch = limit == null ? null : new Stretch(limit, step, need);
                }
                if (stretch != null) {
                    stretch.add(step, need);
                }
            }
            looked = Math.max(looked, end);
        }
        tell(stretch);
    }

    /** Steps in a row in which the same limit clips. */
    private static final class Stretch {
        private final String limit;
        private final int first;
        private int end;
        private int worst;
        private Need worstNeed;

        Stretch(String limit, int first, Need need) {
            this.limit = limit;
            this.first = first;
            this.end = first;
            this.worst = first;
            this.worstNeed = need;
        }

        void add(int step, Need need) {
            end = step + 1;
            if (need.wanted() > worstNeed.wanted()) {
                worst = step;
                worstNeed = need;
            }
        }
    }

    private void tell(@Nullable Stretch stretch) {
        if (stretch == null) {
            return;
        }
        Need worst = stretch.worstNeed;
        draft.alert(
                stretch.limit.equals(Need.QUOTA) ? Alert.Kind.QUOTA : Alert.Kind.LIMIT,
                eventAt(stretch.worst),
                draft.at(stretch.first),
                "From " + draft.at(stretch.first) + " to " + draft.at(stretch.end) + " up to " + worst.wanted() + " × "
                        + draft.service.unit() + " are needed, but " + stretch.limit + " allows " + worst.capacity()
                        + ": " + worst.unmet() + " short, degradation level "
                        + Need.degradationLevel(worst.unmet(), worst.wanted()));
    }

    /** The worst of what callers need above the limits. */
    private void calledFor() {
        int[] wanted = draft.outline.wanted();
        int worst = -1;
        for (int run = 0; run < wanted.length; run++) {
            worst = wanted[run] > (worst < 0 ? 0 : wanted[worst]) ? run : worst;
        }
        if (worst >= 0) {
            Instant from = draft.blocks.start(draft.outline.first()[worst]);
            draft.alert(
                    Alert.Kind.DEPENDENCY,
                    eventAt(draft.outline.peak()[worst]),
                    from,
                    "From " + from.truncatedTo(ChronoUnit.SECONDS) + " callers keep " + wanted[worst] + " × "
                            + draft.service.unit() + " busy, but " + draft.sizing.limitName() + " allows "
                            + draft.sizing.limit() + ": raise it, or the callers' floors cannot be used");
        }
    }

    /** {@code 1 h 46 min}, or {@code 52 s} where it is less than a minute. */
    private static String words(Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return length.toSeconds() + " s";
        }
        String hours = length.toHours() > 0 ? length.toHours() + " h " : "";
        return hours + length.toMinutesPart() + " min";
    }
}
