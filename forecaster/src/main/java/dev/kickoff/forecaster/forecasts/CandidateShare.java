package dev.kickoff.forecaster.forecasts;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One of the models that a forecast is combined of.
 *
 * @param share in the forecast, by how well each would have forecast this signal's past; all add up to 1
 * @param meaning what it believes, for people
 */
record CandidateShare(String name, double share, String meaning) {
    private static final Map<String, String> MEANINGS = Map.of(
            "steady",
            "The level stays as it is, and the week repeats.",
            "reverting",
            "Traffic bursts, and is back at its usual level within days.",
            "wandering",
            "The level moves to new values and stays there, as readily as it did on usual days.",
            "boosted",
            "Whatever followed most often on days that looked like these: decision trees over a long history.");

    /** The largest share first. */
    static List<CandidateShare> of(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .map(share -> new CandidateShare(
                        share.getKey(), Rounding.toDigits(share.getValue()), MEANINGS.getOrDefault(share.getKey(), "")))
                .sorted(Comparator.comparing(CandidateShare::share).reversed().thenComparing(CandidateShare::name))
                .toList();
    }
}
