package dev.kickoff.forecaster.forecasts;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Signal;
import java.time.Duration;

/** Says why there is nothing to forecast from, and what to do about it. */
final class NothingToForecastFrom {
    private NothingToForecastFrom() {}

    static ProblemException noSamples(Signal signal, ForecastTask task, Duration lookBack) {
        return ProblemException.invalid(
                "signal",
                where(signal) + " has no samples in the " + lookBack.toDays() + " days before the cutoff "
                        + task.cutoff() + ", so there is nothing to forecast from",
                "Import its history with POST /v1/signals/{signal}/regions/{region}/traffic or push samples; a shorter"
                        + " stepSeconds has a later cutoff");
    }

    /** @param observed on the signal's own step, tagged samples included */
    static ProblemException noWholeStep(Signal signal, ForecastTask task, TrafficHistory observed) {
        return ProblemException.invalid(
                "stepSeconds",
                where(signal) + " has " + observed.samples() + " samples before the cutoff " + task.cutoff()
                        + ", but they make no whole step of " + task.history().stepSeconds()
                        + " seconds that is not tagged",
                "Ask for a shorter stepSeconds or a nearer end, push more samples, or remove a tag");
    }

    private static String where(Signal signal) {
        return "Signal '" + signal.signal() + "' in region '" + signal.region() + "'";
    }
}
