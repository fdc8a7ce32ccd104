package dev.kickoff.forecaster.backtest;

/**
 * How good the forecasts of some windows were. Sums run over all steps of all windows that hold a sample; y is the
 * sample, and shares are in [0, 1].
 *
 * @param windows number of windows
 * @param points number of steps scored
 * @param wql weighted quantile loss: the mean over q = 0.1, 0.5, 0.9, 0.99 of 2 · Σ pinballLoss(q) / Σ y; lower is
 *     better. As this and the next two are relative to the traffic, they are not finite when all of it is zero
 * @param wape Σ |y − p50| / Σ y; lower is better
 * @param bias Σ p50 / Σ y: below 1 the median is too low
 * @param coverage90 share of the steps with y ≤ p90
 * @param coverage99 share of the steps with y ≤ p99
 * @param p99OverActual Σ p99 / Σ y: what the coverage costs
 * @param peaks number of peaks compared; without any, the rest is NaN
 * @param peakFactor median over the peaks of max(a/f, f/a), where a is the actual peak and f that of p50; 1 is best
 * @param peaksWithin1_5 share of the peaks with a factor of at most 1.5
 * @param peakP99Coverage share of the peaks that the highest p99 reaches
 * @param peakTimeErrorMinutes median over the peaks of the time between the peak of p50 and the actual one
 */
public record Score(
        int windows,
        int points,
        double wql,
        double wape,
        double bias,
        double coverage90,
        double coverage99,
        double p99OverActual,
        int peaks,
        double peakFactor,
        double peaksWithin1_5,
        double peakP99Coverage,
        double peakTimeErrorMinutes) {}
