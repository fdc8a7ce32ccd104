package dev.kickoff.forecaster.model;

import java.time.Duration;
import java.util.Optional;

/** Says what a history is too short for. A forecast is made all the same, with the wide bands that go with it. */
public final class TooLittleHistory {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private TooLittleHistory() {}

    /** What is missing and what follows from it, for people; empty for a week and more. */
    public static Optional<String> missing(TrafficHistory history) {
        Duration observed = Duration.ofSeconds((long) history.samples() * history.stepSeconds());
        String have = "only " + history.samples() + (history.samples() == 1 ? " step" : " steps") + " of "
                + history.stepSeconds() + " seconds observed before the cutoff; ";
        if (history.samples() == 0) {
            return Optional.of("no traffic observed before the cutoff; import its history or push samples");
        }
        if (observed.compareTo(DAY) < 0) {
            return Optional.of(
                    have + "a whole day is needed to tell the hours apart, until then the level is carried on");
        }
        if (observed.compareTo(WEEK) < 0) {
            return Optional.of(have + "a whole week is needed to tell the weekdays apart");
        }
        return Optional.empty();
    }
}
