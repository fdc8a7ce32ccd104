package dev.kickoff.forecaster.model;

/** There is nothing to forecast from. */
public final class NoHistoryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoHistoryException(ForecastTask task) {
        super("no sample before the cutoff " + task.cutoff());
    }

    static void throwIfEmpty(ForecastTask task) {
        if (task.history().samples() == 0) {
            throw new NoHistoryException(task);
        }
    }
}
