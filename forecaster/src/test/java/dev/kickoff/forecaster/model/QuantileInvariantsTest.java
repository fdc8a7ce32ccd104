package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold whatever the traffic was: {@link QuantileForecast} itself refuses crossing or infinite quantiles. */
class QuantileInvariantsTest {
    private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");
    private static final List<ForecastModel> MODELS = List.of(new EventAwareModel(), new SeasonalNaive());

    @Property(tries = 60)
    void quantilesNeverCrossAndPartsAddUp(@ForAll("tasks") ForecastTask task) {
        for (ForecastModel model : MODELS) {
            QuantileForecast forecast = model.forecast(task);

            assertEquals(task.steps(), forecast.steps());
            for (int i = 0; i < forecast.steps(); i++) {
                double sum = 0;
                for (QuantileForecast.Part part : forecast.parts()) {
                    sum += part.values()[i];
                }
                assertEquals(forecast.p50()[i], sum, 1e-6 * (1 + forecast.p50()[i]), model.name() + " step " + i);
            }
        }
    }

    @Property(tries = 20)
    void theSameTaskGivesTheSameForecast(@ForAll("tasks") ForecastTask task) {
        for (ForecastModel model : MODELS) {
            assertArrayEquals(model.forecast(task).p90(), model.forecast(task).p90());
        }
    }

    /** On traffic that is well behaved: where a burst is one by a hair, rounding may decide. */
    @Property(tries = 10)
    void twiceTheTrafficIsTwiceTheForecast(@ForAll @IntRange(min = 0, max = 10) int events) {
        SimulatedTraffic traffic = new SimulatedTraffic(SimulatedTraffic.PARIS, 900);
        for (int e = 0; e < events; e++) {
            Instant start = START.plus(Duration.ofDays(2L * e + 1)).plus(Duration.ofHours(18));
            traffic.with(SimulatedTraffic.event("e" + e, "football", start, Duration.ofMinutes(115)));
        }
        Instant cutoff = START.plus(Duration.ofDays(14));
        Instant to = cutoff.plus(Duration.ofDays(2));
        TrafficHistory single = traffic.history(START, cutoff);
        TrafficHistory twice = traffic.history(START, cutoff, value -> 2 * value);
        QuantileForecast once = new EventAwareModel()
                .forecast(ForecastTask.of(single, traffic.events(), SimulatedTraffic.PARIS, cutoff, cutoff, to));

        QuantileForecast forecast = new EventAwareModel()
                .forecast(ForecastTask.of(twice, traffic.events(), SimulatedTraffic.PARIS, cutoff, cutoff, to));

        for (int i = 0; i < once.steps(); i++) {
            assertEquals(2 * once.p50()[i], forecast.p50()[i], 0.002 * forecast.p50()[i], "step " + i);
            assertEquals(2 * once.p99()[i], forecast.p99()[i], 0.002 * forecast.p99()[i], "step " + i);
        }
    }

    @Provide
    Arbitrary<ForecastTask> tasks() {
        Arbitrary<Integer> step = Arbitraries.of(60, 300, 600, 1800, 3600, 21_600, 86_400);
        Arbitrary<Integer> steps = Arbitraries.integers().between(1, 3000);
        Arbitrary<Long> seed = Arbitraries.longs();
        Arbitrary<Integer> events = Arbitraries.integers().between(0, 8);
        Arbitrary<ZoneId> zone = Arbitraries.of("UTC", "Europe/Paris", "Asia/Kolkata", "America/New_York")
                .map(ZoneId::of);
        Arbitrary<Integer> lead = Arbitraries.integers().between(0, 200);
        return Combinators.combine(step, steps, seed, events, zone, lead).as(QuantileInvariantsTest::task);
    }

    private static ForecastTask task(int step, int steps, long seed, int events, ZoneId zone, int lead) {
        Random random = new Random(seed);
        double[] values = new double[steps];
        double level = Math.exp(random.nextGaussian() * 4);
        for (int i = 0; i < steps; i++) {
            level *= Math.exp(random.nextGaussian() * 0.1);
            double dice = random.nextDouble();
            values[i] = i > 0 && dice < 0.05 ? Double.NaN : dice < 0.1 ? 0 : dice < 0.11 ? 1000 * level : level;
        }
        Instant cutoff = START.plusSeconds((long) steps * step);
        Instant from = cutoff.plusSeconds((long) lead * step);
        Instant to = from.plusSeconds((1L + random.nextInt(300)) * step);
        List<Event> calendar = new ArrayList<>();
        long span = Duration.between(START, to).toSeconds();
        for (int e = 0; e < events; e++) {
            Instant start = START.plusSeconds((long) (random.nextDouble() * span));
            Duration length = Duration.ofSeconds(60 + random.nextInt(3 * 86_400));
            calendar.add(SimulatedTraffic.event("e" + e, e % 3 == 0 ? "football" : "concert", start, length));
        }
        return ForecastTask.of(new TrafficHistory(START, step, values), calendar, zone, cutoff, from, to);
    }
}
