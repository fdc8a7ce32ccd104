package dev.kickoff.hub.events;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.InvalidDocumentException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shares of the expected audience by region, turned into people. */
public final class RegionalSplit {
    /** How far from 100 the shares may add up to: three regions at 33.3 % each are meant as a third each. */
    private static final double TOLERANCE_PCT = 0.5;

    private RegionalSplit() {}

    /**
     * The audience of each region.
     *
     * @param total of all regions
     * @param splitPct share of each region in percent, above zero and adding up to 100
     * @throws InvalidDocumentException naming {@code regionalSplitPct}, when they do not or there is no total to split
     */
    public static Map<String, Audience> of(@Nullable Audience total, Map<String, Double> splitPct) {
        if (total == null) {
            throw new InvalidDocumentException(
                    "regionalSplitPct", splitPct, "is a share of expectedAudience, which must then be given");
        }
        double sum = 0;
        for (Map.Entry<String, Double> share : splitPct.entrySet()) {
            Double pct = share.getValue();
            if (pct == null || !(pct > 0)) {
                throw new InvalidDocumentException(
                        "regionalSplitPct", share.getKey() + "=" + pct, "must be above zero; leave the region out");
            }
            sum += pct;
        }
        if (Math.abs(sum - 100) > TOLERANCE_PCT) {
            throw new InvalidDocumentException("regionalSplitPct", splitPct, "must add up to 100, not " + sum);
        }
        Map<String, Audience> people = new TreeMap<>();
        for (Map.Entry<String, Double> share : splitPct.entrySet()) {
            double part = share.getValue() / sum;
            Double high = total.p90();
            people.put(share.getKey(), new Audience(total.p50() * part, high == null ? null : high * part));
        }
        return people;
    }
}
