package dev.kickoff.forecaster.backtest;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import java.util.List;

/** The windows hold no traffic, or there is too little of it to make windows. The message says what is missing. */
public final class NothingToScoreException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NothingToScoreException(List<Origin> windows) {
        super("there is no traffic in any of the " + windows.size() + " windows, so nothing can be scored");
    }

    NothingToScoreException(String message) {
        super(message);
    }
}
