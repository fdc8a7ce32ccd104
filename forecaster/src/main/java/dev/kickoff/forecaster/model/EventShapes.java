package dev.kickoff.forecaster.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Learns from past events, for each category, the curve of their effect, and for each event how strong it was: the log
 * of the factor that event {@code e} puts on the baseline at position {@code k} is taken to be
 * {@code strength(e) · shape(category, k)}, the shape having its peak at 1. Alternating least squares, held near the
 * assumed shape as long as there is little to learn from; where events overlap, what was seen is divided among them as
 * {@link Composition} would put it together.
 */
final class EventShapes {
    private static final int ROUNDS = 4;
    private static final double HALF_LIFE_EVENTS = 20;
    /** What an event of another category says about this one's shape. */
    private static final double OTHER_CATEGORY = 0.1;

    private static final double SHAPE_DOUBT = 0.3;
    private static final double STRONGEST = 5;

    private final List<EventWindow> events;
    private final double[] excess;
    private final double[] strengths;
    private final TreeMap<String, double[]> shapes = new TreeMap<>();
    private final double[] sums;
    private final double[] assumed;

    /**
     * @param events past ones, by start
     * @param excess of traffic over the baseline per bin, NaN in gaps
     */
    EventShapes(EventGrid grid, List<EventWindow> events, double[] excess) {
        this.events = events;
        this.excess = excess;
        this.strengths = new double[events.size()];
        this.sums = new double[excess.length];
        this.assumed = grid.assumedShape();
        Arrays.fill(strengths, EventEffects.ASSUMED_STRENGTH);
        for (EventWindow window : events) {
            shapes.putIfAbsent(window.event().category(), assumed);
        }
        for (int round = 0; round < ROUNDS && !events.isEmpty(); round++) {
            learn();
        }
    }

    double strength(int event) {
        return strengths[event];
    }

    /** The category's shape, or the assumed one if none of its events was seen. */
    double[] shape(String category) {
        return shapes.getOrDefault(category, assumed);
    }

    private void learn() {
        sumUp();
        List<double[]> own = new ArrayList<>();
        List<double[]> shares = new ArrayList<>();
        for (int e = 0; e < events.size(); e++) {
            double[] logs = new double[events.get(e).positions().length];
            double[] share = new double[logs.length];
            attribute(e, logs, share);
            strengths[e] = strength(events.get(e), logs, share);
            own.add(logs);
            shares.add(share);
        }
        TreeMap<String, double[]> learnt = new TreeMap<>();
        shapes.keySet().forEach(category -> learnt.put(category, learnShape(category, own, shares)));
        shapes.putAll(learnt);
    }

    private void sumUp() {
        Arrays.fill(sums, 0);
        for (int e = 0; e < events.size(); e++) {
            EventWindow window = events.get(e);
            for (int i = 0; i < window.positions().length; i++) {
                sums[window.firstBin() + i] += Math.abs(Composition.addend(predicted(e, i)));
            }
        }
    }

    private double predicted(int e, int i) {
        EventWindow window = events.get(e);
        double position = window.positions()[i];
        return Double.isNaN(position)
                ? 0
                : Math.expm1(strengths[e] * EventGrid.at(shape(window.event().category()), position));
    }

    private void attribute(int e, double[] logs, double[] share) {
        EventWindow window = events.get(e);
        for (int i = 0; i < logs.length; i++) {
            int bin = window.firstBin() + i;
            if (!Double.isNaN(window.positions()[i]) && !Double.isNaN(excess[bin])) {
                double part = Math.abs(Composition.addend(predicted(e, i)));
                share[i] = (part + 1e-6) / (sums[bin] + 1e-6);
                double log = Math.log1p(Math.max(-0.9, excess[bin] * Math.sqrt(share[i])));
                logs[i] = Math.max(-STRONGEST, Math.min(STRONGEST, log));
            }
        }
    }

    private double strength(EventWindow window, double[] logs, double[] share) {
        double[] shape = shape(window.event().category());
        double product = 0;
        double square = 0.05;
        product += square * EventEffects.ASSUMED_STRENGTH;
        for (int i = 0; i < logs.length; i++) {
            if (share[i] > 0) {
                double s = EventGrid.at(shape, window.positions()[i]);
                product += share[i] * s * logs[i];
                square += share[i] * s * s;
            }
        }
        return product / square;
    }

    private double[] learnShape(String category, List<double[]> own, List<double[]> shares) {
        double[] product = new double[assumed.length];
        double[] square = new double[assumed.length];
        for (int k = 0; k < assumed.length; k++) {
            square[k] = SHAPE_DOUBT * EventEffects.ASSUMED_STRENGTH * EventEffects.ASSUMED_STRENGTH;
            product[k] = square[k] * assumed[k];
        }
        for (int e = 0; e < events.size(); e++) {
            EventWindow window = events.get(e);
            double weight = Math.pow(2, -(events.size() - 1 - e) / HALF_LIFE_EVENTS)
                    * (window.event().category().equals(category) ? 1 : OTHER_CATEGORY);
            for (int i = 0; i < window.positions().length; i++) {
                double share = shares.get(e)[i];
                if (share > 0) {
                    int k = (int) Math.round(window.positions()[i]);
                    product[k] += weight * share * strengths[e] * own.get(e)[i];
                    square[k] += weight * share * strengths[e] * strengths[e];
                }
            }
        }
        for (int k = 0; k < product.length; k++) {
            product[k] /= square[k];
        }
        return peakAtOne(smooth(product));
    }

    private static double[] smooth(double[] raw) {
        double[] smooth = raw.clone();
        for (int k = 1; k + 1 < raw.length && raw.length > 8; k++) {
            smooth[k] = (raw[k - 1] + 2 * raw[k] + raw[k + 1]) / 4;
        }
        return smooth;
    }

    private static double[] peakAtOne(double[] shape) {
        double peak = Arrays.stream(shape).max().orElse(1);
        if (peak > 1e-3) {
            for (int k = 0; k < shape.length; k++) {
                shape[k] = Math.max(-1, shape[k] / peak);
            }
        }
        return shape;
    }
}
