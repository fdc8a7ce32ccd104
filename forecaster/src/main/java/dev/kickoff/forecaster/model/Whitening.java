package dev.kickoff.forecaster.model;

/**
 * Makes the deviations of bins from a curve independent of each other, with variance 1: a Kalman filter for a slow part,
 * which is how the curves of two events of a kind differ, under white noise.
 *
 * <pre>
 *   deviation(t) = slow(t) + noise,  cov(slow(s), slow(t)) = slowSd² · exp(-|s - t| / memory)
 * </pre>
 *
 * <p>Linear, so the observations and each part of what is expected of them may go through it one by one.
 */
final class Whitening {
    private final double[] carry;
    private final double[] gain;
    private final double[] sd;

    /**
     * @param centres of the bins, ascending epoch seconds
     * @param noise standard deviation of the white noise, more than 0
     */
    Whitening(double[] centres, double noise, double slowSd, double memorySeconds) {
        carry = new double[centres.length];
        gain = new double[centres.length];
        sd = new double[centres.length];
        double variance = slowSd * slowSd;
        for (int i = 0; i < centres.length; i++) {
            carry[i] = i == 0 ? 0 : Math.exp(-(centres[i] - centres[i - 1]) / memorySeconds);
            variance = carry[i] * carry[i] * variance + (1 - carry[i] * carry[i]) * slowSd * slowSd;
            double total = variance + noise * noise;
            gain[i] = variance / total;
            sd[i] = Math.sqrt(total);
            variance *= 1 - gain[i];
        }
    }

    double[] apply(double[] values) {
        double[] white = new double[values.length];
        double slow = 0;
        for (int i = 0; i < values.length; i++) {
            slow *= carry[i];
            double news = values[i] - slow;
            slow += gain[i] * news;
            white[i] = news / sd[i];
        }
        return white;
    }
}
