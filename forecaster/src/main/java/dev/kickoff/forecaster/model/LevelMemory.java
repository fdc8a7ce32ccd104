package dev.kickoff.forecaster.model;

/**
 * What was known of the level after each bin, from traffic without its season and without the effect of events.
 *
 * <ul>
 *   <li>{@code day}: median of the last 24 hours outside event windows: steady, and follows a level shift in half a
 *       day;
 *   <li>{@code week}: mean of {@code day} with a half-life of four days;
 *   <li>{@code now}: mean of the last few bins, in event windows too, with a half-life of a quarter of an hour.
 * </ul>
 */
final class LevelMemory {
    private static final int FEWEST_IN_DAY = 5;
    private static final double WEEK_HALF_LIFE_DAYS = 4;
    private static final double NOW_HALF_LIFE_SECONDS = 900;
    /** How much the day's level counts beside what was just seen. */
    private static final double NOW_DOUBT = 0.3;

    private final double[] day;
    private final double[] week;
    private final double[] now;

    private LevelMemory(double[] day, double[] week, double[] now) {
        this.day = day;
        this.week = week;
        this.now = now;
    }

    /** The day's level after each bin, given traffic without season; masked bins and gaps keep the last one. */
    static double[] dayLevels(double[] deseasonalised, boolean[] masked, int binSeconds) {
        int bins = deseasonalised.length;
        double[] day = new double[bins];
        RollingMedian median = new RollingMedian(Math.max(FEWEST_IN_DAY, Timeline.DAY / binSeconds), FEWEST_IN_DAY);
        double first = firstOf(deseasonalised, masked);
        for (int bin = 0; bin < bins; bin++) {
            if (!masked[bin] && !Double.isNaN(deseasonalised[bin])) {
                median.add(bin, deseasonalised[bin]);
            }
            double level = median.median();
            day[bin] = Double.isNaN(level) ? first : level;
        }
        return day;
    }

    private static double firstOf(double[] values, boolean[] masked) {
        double any = 0;
        for (int bin = values.length - 1; bin >= 0; bin--) {
            any = Double.isNaN(values[bin]) ? any : values[bin];
        }
        for (int bin = 0; bin < values.length; bin++) {
            if (!masked[bin] && !Double.isNaN(values[bin])) {
                return values[bin];
            }
        }
        return any;
    }

    /** @param adjusted traffic without season and without the effect of events, NaN in gaps */
    static LevelMemory of(double[] day, double[] adjusted, int binSeconds) {
        int bins = day.length;
        double[] week = new double[bins];
        double[] now = new double[bins];
        double weekDecay = Math.pow(2, -binSeconds / Math.max(WEEK_HALF_LIFE_DAYS * Timeline.DAY, 5.0 * binSeconds));
        double nowDecay = Math.pow(2, -Math.min(1, binSeconds / NOW_HALF_LIFE_SECONDS));
        double doubt = NOW_DOUBT / 2 / (1 - nowDecay);
        double mean = bins == 0 ? 0 : day[0];
        double sum = 0;
        double weight = 0;
        for (int bin = 0; bin < bins; bin++) {
            mean = weekDecay * mean + (1 - weekDecay) * day[bin];
            week[bin] = mean;
            sum *= nowDecay;
            weight *= nowDecay;
            if (!Double.isNaN(adjusted[bin])) {
                sum += adjusted[bin];
                weight += 1;
            }
            now[bin] = (sum + doubt * day[bin]) / (weight + doubt);
        }
        return new LevelMemory(day, week, now);
    }

    double day(int bin) {
        return day[bin];
    }

    /** How far the week's level lies above the day's, at most a factor of e either way. */
    double weekOverDay(int bin) {
        return clip(week[bin] - day[bin]);
    }

    /** How far the present level lies above the day's, at most a factor of about 7 either way. */
    double nowOverDay(int bin) {
        return Math.max(-2, Math.min(2, now[bin] - day[bin]));
    }

    private static double clip(double log) {
        return Math.max(-1, Math.min(1, log));
    }
}
