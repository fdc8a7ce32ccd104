package dev.kickoff.schemas;

import java.util.List;

/**
 * How a service turns signal into capacity: a rising curve through points, read in one of two ways.
 *
 * <p>{@code LINEAR}: one point says how much signal one unit of capacity serves; the curve is the ray through it.
 * {@code LADDER}: the capacity of the first rung whose signal is not below the demand; above the last rung the last
 * rung holds, and {@link #covers} is false. {@code CURVE}: straight lines between points, starting at (0, 0), the
 * last line carried on. A transform written as code registers as the curve it was sampled to.
 *
 * @param kind how the points are read
 * @param points strictly rising in signal, not falling in capacity
 */
public record Transform(Kind kind, List<Point> points) {
    /** How the points of a transform are read. */
    public enum Kind {
        LINEAR,
        LADDER,
        CURVE
    }

    /**
     * @param signal traffic in the signal's unit per step
     * @param capacity units of the service, for example instances
     */
    public record Point(double signal, double capacity) {
        public Point {
            Check.positive(signal, "transform.points.signal");
            Check.positive(capacity, "transform.points.capacity");
        }
    }

    public Transform {
        Check.required(kind, "transform.kind");
        points = Check.listOrEmpty(points, "points");
        Check.require(!points.isEmpty(), "transform.points", points.size(), "must hold at least one point");
        Check.require(
                kind != Kind.LINEAR || points.size() == 1,
                "transform.points",
                points.size(),
                "must hold exactly one point for LINEAR");
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point point = points.get(i);
            Check.require(
                    point.signal() > before.signal(),
                    "transform.points[" + i + "].signal",
                    point.signal(),
                    "must be above the point before it: " + before.signal());
            Check.require(
                    point.capacity() >= before.capacity(),
                    "transform.points[" + i + "].capacity",
                    point.capacity(),
                    "must not be below the point before it: " + before.capacity());
        }
    }

    /** One unit of capacity serves {@code signalPerUnit} of signal. */
    public static Transform linear(double signalPerUnit) {
        return new Transform(Kind.LINEAR, List.of(new Point(signalPerUnit, 1)));
    }

    public static Transform ladder(List<Point> rungs) {
        return new Transform(Kind.LADDER, rungs);
    }

    public static Transform curve(List<Point> points) {
        return new Transform(Kind.CURVE, points);
    }

    /** Whole units needed to serve {@code demand}, 0 for no demand. */
    public int capacityFor(double demand) {
        // A hair of slack, so that 3 × (1/3) does not become four units.
        return Math.toIntExact((long) Math.ceil(exactCapacityFor(demand) - 1e-9));
    }

    /** Units needed to serve {@code demand}, not rounded, 0 for no demand: what utilisation is measured against. */
    public double exactCapacityFor(double demand) {
        Check.notNegative(demand, "demand");
        return demand == 0 ? 0 : exact(demand);
    }

    /** Whether the transform says anything about this much demand; only a ladder can end. */
    public boolean covers(double demand) {
        return kind != Kind.LADDER || demand <= points.get(points.size() - 1).signal();
    }

    private double exact(double demand) {
        Point last = points.get(points.size() - 1);
        if (kind == Kind.LADDER) {
            for (Point rung : points) {
                if (demand <= rung.signal()) {
                    return rung.capacity();
                }
            }
            return last.capacity();
        }
        double signal = 0;
        double capacity = 0;
        for (Point point : points) {
            if (demand <= point.signal() || point == last) {
                double slope = (point.capacity() - capacity) / (point.signal() - signal);
                return capacity + slope * (demand - signal);
            }
            signal = point.signal();
            capacity = point.capacity();
        }
        throw new IllegalStateException("a transform has at least one point");
    }
}
