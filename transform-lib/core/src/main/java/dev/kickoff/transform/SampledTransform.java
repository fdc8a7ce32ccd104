package dev.kickoff.transform;

import dev.kickoff.schemas.Transform;
import dev.kickoff.schemas.Transform.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Turns a transform written as code into the curve that is registered. */
final class SampledTransform {
    private static final int SAMPLES = 128;
    /** A curve starts at (0, 0); a first point close to zero keeps what a service needs even for little traffic. */
    private static final double FIRST = 1e-3;

    private SampledTransform() {}

    static Transform sample(DoubleUnaryOperator unitsForSignal, double maxSignal) {
        if (!(maxSignal > 0) || Double.isInfinite(maxSignal)) {
            throw new IllegalArgumentException("maxSignal '" + maxSignal + "' must be above zero and finite");
        }
        List<Point> points = new ArrayList<>();
        double before = 0;
        for (int i = 0; i <= SAMPLES; i++) {
            double signal = maxSignal * (i == 0 ? FIRST / SAMPLES : (double) i / SAMPLES);
            double units = unitsForSignal.applyAsDouble(signal);
            if (!Double.isFinite(units) || units < before) {
                throw new IllegalArgumentException("transform of signal '" + signal + "' gave '" + units
                        + "', must be finite and not below '" + before + "' that a smaller signal gave");
            }
            if (units > 0) {
                points.add(new Point(signal, units));
            }
            before = units;
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("transform gave no capacity for any signal up to '" + maxSignal + "'");
        }
        return Transform.curve(points);
    }
}
