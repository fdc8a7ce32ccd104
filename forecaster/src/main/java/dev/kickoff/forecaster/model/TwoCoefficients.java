package dev.kickoff.forecaster.model;

/** Weighted least squares with two coefficients and no intercept, held near zero (ridge regression). */
final class TwoCoefficients {
    private double aa;
    private double ab;
    private double bb;
    private double ay;
    private double by;
    private double totalWeight;

    void add(double a, double b, double y, double weight) {
        aa += weight * a * a;
        ab += weight * a * b;
        bb += weight * b * b;
        ay += weight * a * y;
        by += weight * b * y;
        totalWeight += weight;
    }

    double totalWeight() {
        return totalWeight;
    }

    /** @param ridge above zero; as if so much weighted square had been seen with y = 0 */
    double[] solve(double ridge) {
        double determinant = (aa + ridge) * (bb + ridge) - ab * ab;
        return new double[] {(ay * (bb + ridge) - ab * by) / determinant, (by * (aa + ridge) - ab * ay) / determinant};
    }
}
