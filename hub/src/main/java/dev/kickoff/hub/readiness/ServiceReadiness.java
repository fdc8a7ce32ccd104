package dev.kickoff.hub.readiness;

import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What planning has to know of a service beside what its team declared and people set.
 *
 * @param leadTime measured, as plans take it; null when unknown
 * @param stepsDone preparation steps that are done
 * @param paused why its library must change nothing, or null
 */
public record ServiceReadiness(
        @Nullable Duration leadTime,
        Set<Report.StepDone> stepsDone,
        @Nullable String paused) {
    public static final ServiceReadiness NONE = new ServiceReadiness(null, Set.of(), null);

    public ServiceReadiness {
        stepsDone = Set.copyOf(stepsDone);
    }

    /** What was declared, or with the measured lead time where that is longer. */
    public ServiceRegistration planned(ServiceRegistration declared) {
        return leadTime != null && leadTime.compareTo(declared.leadTime()) > 0
                ? declared.withLeadTime(leadTime)
                : declared;
    }

    /** Another one for another readiness; empty for {@link #NONE}. */
    public String digest() {
        if (equals(NONE)) {
            return "";
        }
        Set<String> steps = new TreeSet<>();
        stepsDone.forEach(step -> steps.add(step.event() + "/" + step.name()));
        return "|" + leadTime + "|" + Integer.toHexString(steps.hashCode()) + "|" + paused;
    }
}
