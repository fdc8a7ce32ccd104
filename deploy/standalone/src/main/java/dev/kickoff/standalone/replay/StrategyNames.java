package dev.kickoff.standalone.replay;

import dev.kickoff.hub.replay.Strategy;

/** What tables call the ways to have capacity. */
public final class StrategyNames {
    private StrategyNames() {}

    /** @param multiplier of {@link Strategy#FIXED_MULTIPLIER} */
    public static String of(Strategy strategy, double multiplier) {
        return switch (strategy) {
            case KICKOFF -> "kickoff plan";
            case STATIC_AT_PEAK -> "static at peak";
            case REACTIVE_ONLY -> "reactive only";
            case FIXED_MULTIPLIER -> "last week × " + multiplier;
            case PERFECT_FORESIGHT -> "perfect foresight";
        };
    }
}
