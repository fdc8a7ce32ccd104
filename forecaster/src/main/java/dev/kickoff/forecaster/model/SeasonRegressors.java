package dev.kickoff.forecaster.model;

/**
 * The season as regression: Fourier terms of the local day, how weekends and single weekdays differ from it, and of the
 * year once more than one is known. Prior variances fall with the square of the frequency, so curves are smooth unless
 * the data insist. Not thread-safe.
 */
final class SeasonRegressors {
    private static final int DAY_HARMONICS = 10;
    private static final int WEEKEND_HARMONICS = 5;
    private static final int WEEKDAY_HARMONICS = 3;
    private static final int YEAR_HARMONICS = 6;
    private static final double YEAR_DAYS = 365.25;
    private static final double YEARS_NEEDED = 1.5;

    private static final double DAY_SD = 0.8;
    private static final double WEEKEND_SD = 0.4;
    private static final double WEEKEND_LEVEL_SD = 0.3;
    private static final double WEEKDAY_SD = 0.1;
    private static final double WEEKDAY_LEVEL_SD = 0.15;
    private static final double YEAR_SD = 0.25;

    private final int first;
    private final int day;
    private final int weekend;
    private final int weekday;
    private final int year;
    private final double[] waves;

    /** @param first state of the first coefficient */
    SeasonRegressors(int first, int slotsPerDay, double historyDays) {
        this.first = first;
        int most = slotsPerDay / 2;
        day = Math.min(DAY_HARMONICS, most);
        weekend = Math.min(WEEKEND_HARMONICS, most);
        weekday = Math.min(WEEKDAY_HARMONICS, most);
        year = historyDays > YEARS_NEEDED * YEAR_DAYS ? YEAR_HARMONICS : 0;
        waves = new double[2 * Math.max(day, YEAR_HARMONICS)];
    }

    int count() {
        return 2 * day + 1 + 2 * weekend + 7 + 14 * weekday + 2 * year;
    }

    void priors(double[] variance) {
        int at = harmonics(variance, first, day, DAY_SD);
        variance[at++] = WEEKEND_LEVEL_SD * WEEKEND_LEVEL_SD;
        at = harmonics(variance, at, weekend, WEEKEND_SD);
        for (int d = 0; d < 7; d++) {
            variance[at++] = WEEKDAY_LEVEL_SD * WEEKDAY_LEVEL_SD;
        }
        for (int d = 0; d < 7; d++) {
            at = harmonics(variance, at, weekday, WEEKDAY_SD);
        }
        harmonics(variance, at, year, YEAR_SD);
    }

    private static int harmonics(double[] variance, int first, int count, double sd) {
        int at = first;
        for (int k = 1; k <= count; k++) {
            variance[at++] = sd * sd / (k * k);
            variance[at++] = sd * sd / (k * k);
        }
        return at;
    }

    /** @param local see {@link LocalClock#local} */
    void fill(Row row, long local) {
        long today = LocalClock.day(local);
        int weekdayOf = LocalClock.weekday(today);
        waves(LocalClock.secondOfDay(local) / (double) LocalClock.DAY, day);
        int at = add(row, first, day);
        if (weekdayOf >= 5) {
            row.add(at, 1);
            add(row, at + 1, weekend);
        }
        at += 1 + 2 * weekend;
        row.add(at + weekdayOf, 1);
        at += 7;
        add(row, at + weekdayOf * 2 * weekday, weekday);
        at += 14 * weekday;
        if (year > 0) {
            waves(local / (double) LocalClock.DAY / YEAR_DAYS, year);
            add(row, at, year);
        }
    }

    /** Sine and cosine of the multiples of an angle, by rotation. */
    private void waves(double turns, int count) {
        double sin = Math.sin(2 * Math.PI * turns);
        double cos = Math.cos(2 * Math.PI * turns);
        double s = 0;
        double c = 1;
        for (int k = 0; k < count; k++) {
            double next = s * cos + c * sin;
            c = c * cos - s * sin;
            s = next;
            waves[2 * k] = s;
            waves[2 * k + 1] = c;
        }
    }

    private int add(Row row, int at, int harmonics) {
        for (int k = 0; k < 2 * harmonics; k++) {
            row.add(at + k, waves[k]);
        }
        return at + 2 * harmonics;
    }
}
