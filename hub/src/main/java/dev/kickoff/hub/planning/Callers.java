package dev.kickoff.hub.planning;

import java.util.List;

/**
 * What the callers of a service need of it.
 *
 * @param units per block, not limited
 */
record Callers(int[] units, List<Caller> each) {
    /**
     * @param busy units of the called service that the caller keeps busy, per block
     */
    record Caller(String service, double[] busy) {}

    static Callers of(List<Caller> each, int count) {
        int[] units = new int[count];
        for (int b = 0; b < count; b++) {
            double sum = 0;
            for (Caller caller : each) {
                sum += caller.busy()[b];
            }
            // A hair of slack, so that 3 × (1/3) does not become two units.
            units[b] = (int) Math.min(Integer.MAX_VALUE, Math.ceil(sum - 1e-9));
        }
        return new Callers(units, each);
    }

    /** The caller that needs most in a block, the first of equals. */
    String greatestAt(int block) {
        Caller greatest = each.get(0);
        for (Caller caller : each) {
            greatest = caller.busy()[block] > greatest.busy()[block] ? caller : greatest;
        }
        return greatest.service();
    }

    /** The most units needed in these blocks if that is above the limit, else 0. */
    int above(int from, int to, int limit) {
        int most = 0;
        for (int b = from; b < to; b++) {
            most = Math.max(most, units[b]);
        }
        return most > limit ? most : 0;
    }
}
