package dev.kickoff.hub.console.alerts;

import dev.kickoff.hub.plans.PlanAlerts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** For the top bar of every page: {@code inject:alerts}. */
@Named("alerts")
@RequestScoped
public class AlertCount {
    private final PlanAlerts alerts;

    AlertCount(PlanAlerts alerts) {
        this.alerts = alerts;
    }

    /** How many alerts there are. */
    public int count() {
        return alerts.count();
    }
}
