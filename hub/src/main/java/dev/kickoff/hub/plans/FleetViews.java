package dev.kickoff.hub.plans;

import dev.kickoff.hub.services.LaunchRates;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.hub.services.ServiceRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The newest {@link FleetView}; made anew only when somebody changed something. Used by the planning cycle only. */
@ApplicationScoped
class FleetViews {
    private final ServiceRegistry services;
    private final ServicePolicies policies;
    private final LaunchRates rates;
    private String seen = "";
    private FleetView view = FleetView.EMPTY;

    FleetViews(ServiceRegistry services, ServicePolicies policies, LaunchRates rates) {
        this.services = services;
        this.policies = policies;
        this.rates = rates;
    }

    @Transactional
    FleetView newest() {
        String tag = services.tag() + "/" + policies.tag();
        if (!tag.equals(seen)) {
            view = new FleetView(services.all(), policies.all(), rates.newest());
            seen = tag;
        }
        return view;
    }
}
