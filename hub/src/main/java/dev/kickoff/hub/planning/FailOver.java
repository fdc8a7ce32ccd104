package dev.kickoff.hub.planning;

import java.util.List;

/**
 * What the loss of any one region adds to the demand of another. Of the demand {@code d} of a lost region l, region r
 * takes the share that it has of the demand of all that are left:
 *
 * <pre>  total_r(t) = d_r(t) + max over l != r of  d_l(t) * d_r(t) / sum over k != l of d_k(t)</pre>
 *
 * <p>So after the loss of any l the others together carry all demand: the shares of d_l add up to d_l. Where the others
 * have no demand at all they share in equal parts.
 */
final class FailOver {
    private FailOver() {}

    /**
     * @param regions one series per region
     * @param own index of the region whose total is wanted
     * @return on the finest grid of all regions, which is the same whichever region is asked for
     */
    static Series total(List<Series> regions, int own) {
        Series finest = regions.get(0);
        for (Series series : regions) {
            finest = series.step() < finest.step() ? series : finest;
        }
        Series grid = grid(finest, regions.get(own));
        double[][] demand = new double[regions.size()][];
        for (int k = 0; k < demand.length; k++) {
            demand[k] = regions.get(k).on(grid.from(), grid.step(), grid.size()).values();
        }
        double[] total = new double[grid.size()];
        for (int t = 0; t < total.length; t++) {
            total[t] = Math.min(demand[own][t] + greatestShare(demand, own, t), Double.MAX_VALUE);
        }
        return new Series(grid.from(), grid.step(), total);
    }

    /** The region's own series with the borders that all regions share. */
    static Series grid(Series finest, Series own) {
        int step = finest.step();
        long offset = Math.floorMod(finest.from(), (long) step);
        long from = Math.floorDiv(own.from() - offset, step) * step + offset;
        int size = (int) -Math.floorDiv(from - own.to(), step);
        return own.on(from, step, size);
    }

    private static double greatestShare(double[][] demand, int own, int t) {
        double greatest = 0;
        for (int lost = 0; lost < demand.length; lost++) {
            if (lost != own) {
                double left = 0;
                for (int k = 0; k < demand.length; k++) {
                    left += k == lost ? 0 : demand[k][t];
                }
                double weight = left > 0 ? demand[own][t] / left : 1.0 / (demand.length - 1);
                greatest = Math.max(greatest, demand[lost][t] * weight);
            }
        }
        return greatest;
    }
}
