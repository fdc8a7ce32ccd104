package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Viewer;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.SignalInfo;
import jakarta.enterprise.context.RequestScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Hours as people read them where the traffic of a service comes from, unless they chose another zone. */
@RequestScoped
class ServiceHours {
    private final Forecasts forecasts;
    private final Viewer viewer;

    ServiceHours(Forecasts forecasts, Viewer viewer) {
        this.forecasts = forecasts;
        this.viewer = viewer;
    }

    Hours of(String signal, String region) {
        SignalInfo info = find(signal, region);
        return new Hours(viewer.zoneFor(info == null ? ZoneOffset.UTC : ZoneId.of(info.zone())));
    }

    /** What the signal is counted in; its name while the forecaster does not say. */
    String unit(String signal, String region) {
        SignalInfo info = find(signal, region);
        return info == null ? signal : info.unit();
    }

    private @Nullable SignalInfo find(String signal, String region) {
        try {
            return forecasts.signals().stream()
                    .filter(one -> one.signal().equals(signal) && one.region().equals(region))
                    .findFirst()
                    .orElse(null);
        } catch (ForecasterException unanswered) {
            return null;
        }
    }
}
