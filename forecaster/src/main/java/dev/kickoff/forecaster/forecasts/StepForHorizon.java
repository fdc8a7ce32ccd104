package dev.kickoff.forecaster.forecasts;

import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Signal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fine a forecast may be: nobody can tell minutes apart that are months away, and steps cost memory and time.
 *
 * <table>
 *   <caption>Finest step by how far ahead of the cutoff the forecast ends</caption>
 *   <tr><td>up to 15 days</td><td>the signal's own</td></tr>
 *   <tr><td>up to 60 days</td><td>15 minutes</td></tr>
 *   <tr><td>further</td><td>1 hour</td></tr>
 * </table>
 *
 * A signal whose own step is longer keeps it. Where its step does not fit into these, the next longer one holds that is a
 * multiple of it and divides a day.
 */
final class StepForHorizon {
    private static final int DAY = 86_400;
    private static final Duration OWN_STEP = Duration.ofDays(15);
    private static final Duration QUARTER_HOURS = Duration.ofDays(60);

    private StepForHorizon() {}

    /**
     * The step asked for, or the finest one possible.
     *
     * @param ahead from the cutoff to the end of the forecast
     * @throws InvalidDocumentException naming {@code stepSeconds} if what is asked for cannot be
     */
    static int seconds(@Nullable Integer asked, Signal signal, Duration ahead) {
        int finest = finest(signal.stepSeconds(), ahead);
        if (asked == null) {
            return finest;
        }
        if (!fits(asked, signal.stepSeconds())) {
            throw new InvalidDocumentException(
                    "stepSeconds",
                    asked,
                    "must be a multiple of the signal's step of " + signal.stepSeconds()
                            + " seconds that divides a day");
        }
        if (asked < finest) {
            throw new InvalidDocumentException(
                    "stepSeconds",
                    asked,
                    "must be " + finest + " or more for a forecast that ends " + ahead.toDays()
                            + " days after its cutoff; ask for a longer step or an earlier end");
        }
        return asked;
    }

    private static int finest(int signalStep, Duration ahead) {
        if (ahead.compareTo(OWN_STEP) <= 0) {
            return signalStep;
        }
        int wanted = ahead.compareTo(QUARTER_HOURS) <= 0 ? 900 : 3_600;
        int step = signalStep;
        while (step < wanted || !fits(step, signalStep)) {
            step += signalStep;
        }
        return step;
    }

    private static boolean fits(int step, int signalStep) {
        return step > 0 && step <= DAY && DAY % step == 0 && step % signalStep == 0;
    }
}
