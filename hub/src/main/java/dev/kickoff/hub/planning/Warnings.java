package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people must know about a plan: where a limit leaves demand unserved, and what comes too late. */
final class Warnings {
    private static final int MOST = 10;

    private final ServiceRegistration service;
    private final Forecast forecast;
    private final Needs needs;
    private final List<String> texts = new ArrayList<>();

    private Warnings(ServiceRegistration service, Forecast forecast, Needs needs) {
        this.service = service;
        this.forecast = forecast;
        this.needs = needs;
    }

    static List<String> of(
            ServiceRegistration service, Forecast forecast, Needs needs, Asked asked, Instant now, Duration lead) {
        Warnings warnings = new Warnings(service, forecast, needs);
        warnings.late(asked, now, lead);
        warnings.unmet(now);
        int more = warnings.texts.size() - MOST;
        if (more <= 0) {
            return List.copyOf(warnings.texts);
        }
        List<String> shown = new ArrayList<>(warnings.texts.subList(0, MOST));
        shown.add("… and " + more + " more");
        return List.copyOf(shown);
    }

    /** The one need that is met latest, if any is met late. Before its first plan a service carries its load itself. */
    private void late(Asked asked, Instant now, Duration lead) {
        int given = asked.inForce().isPresent()
                ? service.minCapacity()
                : needs.within(now, forecast.to()).get(0).capacity();
        Need worst = null;
        Duration worstDelay = Duration.ZERO;
        for (Need need : needs.within(now, now.plus(lead))) {
            if (need.capacity() > given) {
                Instant ready = asked.since(need.capacity()).plus(lead);
                Instant needed = needs.at(need).isBefore(now) ? now : needs.at(need);
                Duration delay = Duration.between(needed, ready);
                if (delay.compareTo(worstDelay) > 0) {
                    worst = need;
                    worstDelay = delay;
                }
            }
        }
        if (worst != null) {
            Instant needed = needs.at(worst).isBefore(now) ? now : needs.at(worst);
            Instant ready = needed.plus(worstDelay).truncatedTo(ChronoUnit.SECONDS);
            texts.add(worst.capacity() + " × " + service.unit() + " needed at " + needed.truncatedTo(ChronoUnit.SECONDS)
                    + " are asked for now and ready at " + ready + ": too late by " + words(worstDelay));
        }
    }

    /** One text for each stretch of time in which the same limit leaves demand unserved. */
    private void unmet(Instant now) {
        List<Need> stretch = new ArrayList<>();
        String limit = null;
        for (Need need : needs.within(now, forecast.to())) {
            String here = need.unmet() > 0 ? need.clippedBy() : null;
            if (!Objects.equals(here, limit)) {
                tell(limit, stretch);
                stretch.clear();
                limit = here;
            }
            if (here != null) {
                stretch.add(need);
            }
        }
        tell(limit, stretch);
    }

    private void tell(@Nullable String limit, List<Need> stretch) {
        if (limit == null || stretch.isEmpty()) {
            return;
        }
        Need worst = stretch.get(0);
        for (Need need : stretch) {
            worst = need.wanted() > worst.wanted() ? need : worst;
        }
        Instant end = forecast.at(stretch.get(stretch.size() - 1).step() + 1);
        texts.add("From " + needs.at(stretch.get(0)) + " to " + end + " up to " + worst.wanted() + " × "
                + service.unit() + " are needed, but " + limit + " allows " + worst.capacity() + ": " + worst.unmet()
                + " short");
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
