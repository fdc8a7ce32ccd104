package dev.kickoff.hub.plans;

import dev.kickoff.hub.services.ServiceRegion;
import java.util.List;

/** What came of publishing. */
public sealed interface Publication {
    /**
     * All plans are official.
     *
     * @param setId of the set they form
     */
    record Done(long setId) implements Publication {}

    /**
     * Nothing was published: for these services the version in the plan is not the next one, because somebody else was
     * faster. Plan again on their newest plans.
     */
    record Outdated(List<ServiceRegion> services) implements Publication {
        public Outdated {
            services = List.copyOf(services);
        }
    }
}
