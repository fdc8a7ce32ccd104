package dev.kickoff.forecaster.model;

import java.util.Locale;

/**
 * Beliefs about how a signal moves between which its past decides: they are combined by how well each would have
 * forecast it.
 */
enum Candidate {
    /** Keeps its level and its week. */
    STEADY(0.1, 1, 3, 0.3, 400),
    /** Bursts, and comes back within days. */
    REVERTING(0.1, 10, 3, 0.1, 1000),
    /** Moves to a new level as readily as it has on usual days. */
    WANDERING(1, 1, 1.5, 0.2, 400);

    private final double levelTimes;
    private final double daysTimes;
    private final double daysHalfLife;
    private final double recall;
    private final double seasonMemoryDays;

    Candidate(double levelTimes, double daysTimes, double daysHalfLife, double recall, double seasonMemoryDays) {
        this.levelTimes = levelTimes;
        this.daysTimes = daysTimes;
        this.daysHalfLife = daysHalfLife;
        this.recall = recall;
        this.seasonMemoryDays = seasonMemoryDays;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Factor on the measured wandering of the level. */
    double levelTimes() {
        return levelTimes;
    }

    /** Factor on the measured variance of the swings of days. */
    double daysTimes() {
        return daysTimes;
    }

    double daysHalfLife() {
        return daysHalfLife;
    }

    /** Share of the last week's deviation from the smooth season that is expected again. */
    double recall() {
        return recall;
    }

    /** Days after which the season may have changed as much as it was unknown at first. */
    double seasonMemoryDays() {
        return seasonMemoryDays;
    }
}
