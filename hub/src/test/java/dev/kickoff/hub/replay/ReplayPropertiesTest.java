package dev.kickoff.hub.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for any traffic, any floors and any service. */
class ReplayPropertiesTest {
    private static final Instant START = Instant.parse("1998-03-29T00:30:00Z");
    private static final int WEEK_MINUTES = 7 * 24 * 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Property(tries = 200)
    void perfectForesightIsNeverShort(@ForAll("cases") ReplayCase any) {
        assertEquals(Duration.ZERO, replay(any).get(Strategy.PERFECT_FORESIGHT).shortFor());
    }

    @Property(tries = 200)
    void perfectForesightIsTheCheapestOfThoseNeverShort(@ForAll("cases") ReplayCase any) {
        Map<Strategy, Outcome> outcomes = replay(any);
        double cheapest = outcomes.get(Strategy.PERFECT_FORESIGHT).unitHours();
        outcomes.values().stream()
                .filter(outcome -> outcome.shortFor().isZero())
                .forEach(outcome -> assertTrue(outcome.unitHours() >= cheapest - 1e-9, () -> "cheaper: " + outcome));
    }

    @Property(tries = 200)
    void staticAtPeakIsNeverShort(@ForAll("cases") ReplayCase any) {
        Outcome peak = replay(any).get(Strategy.STATIC_AT_PEAK);
        assertEquals(Duration.ZERO, peak.shortFor());
        assertEquals(0, peak.unservedPct());
    }

    @Property(tries = 200)
    void shortTimeAndLostTrafficComeTogether(@ForAll("cases") ReplayCase any) {
        for (Outcome outcome : Replay.of(any)) {
            assertEquals(outcome.shortFor().isZero(), outcome.unservedPct() == 0, outcome::toString);
            assertTrue(outcome.unservedPct() >= 0 && outcome.unservedPct() <= 100, outcome::toString);
            assertTrue(outcome.shortFor().compareTo(Duration.between(any.from(), any.to())) <= 0, outcome::toString);
        }
    }

    @Property(tries = 200)
    void floorOnTopOfWhatWasThereIsNeverMoreShort(
            @ForAll("cases") ReplayCase any, @ForAll("floors") List<Integer> more) {
        Ticks ticks = Ticks.of(any.demand());
        double[] demand = ticks.spread(any.demand());
        ReactiveScaler scaler = new ReactiveScaler(any.settings());
        Fleet before = scaler.simulate(ticks, demand, any.floors().onto(ticks));
        int[] raised = before.asked().clone();
        for (int tick = 0; tick < raised.length; tick++) {
            raised[tick] += more.get(tick % more.size());
        }
        Fleet after = scaler.simulate(ticks, demand, raised);
        for (int tick = 0; tick < raised.length; tick++) {
            assertTrue(after.ready()[tick] >= before.ready()[tick], "less ready at tick " + tick);
        }
    }

    @Property(tries = 200)
    void floorThatCoversTheDemandAStartUpAheadIsNeverShort(@ForAll("cases") ReplayCase any) {
        Ticks ticks = Ticks.of(any.demand());
        double[] demand = ticks.spread(any.demand());
        int[] needed = new int[demand.length];
        for (int tick = 0; tick < needed.length; tick++) {
            needed[tick] = any.settings().clip(Math.ceil(demand[tick]));
        }
        int startUp = ticks.covering(any.settings().startUp());
        Fleet fleet = new ReactiveScaler(any.settings()).simulate(ticks, demand, Fleet.askedAhead(needed, startUp));
        for (int tick = 0; tick < needed.length; tick++) {
            assertTrue(fleet.ready()[tick] >= needed[tick], "short at tick " + tick);
        }
    }

    @Property(tries = 200)
    void scaledStrategiesKeepWithinTheServicesBounds(@ForAll("cases") ReplayCase any) {
        CapacityRun run = new ReactiveScaler(any.settings()).simulate(any.demand(), any.floors());
        for (double asked : run.asked()) {
            assertTrue(asked >= any.settings().minUnits()
                    && asked <= any.settings().maxUnits());
        }
    }

    @Provide
    Arbitrary<List<Integer>> floors() {
        return Arbitraries.integers().between(0, 60).list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<ReplayCase> cases() {
        Arbitrary<List<Integer>> levels =
                Arbitraries.integers().between(0, 4000).list().ofMinSize(2).ofMaxSize(12);
        Arbitrary<Integer> dwell = Arbitraries.integers().between(1, 25);
        Arbitrary<ScalerSettings> settings = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(5, 80),
                        Arbitraries.doubles().between(20, 100),
                        Arbitraries.integers().between(0, 1500))
                .as((min, max, target, startUp) -> new ScalerSettings(min, max, target, Duration.ofSeconds(startUp)));
        return Combinators.combine(
                        levels, dwell, settings, floors(), Arbitraries.doubles().between(10, 200))
                .as((level, minutes, scaling, floor, perUnit) -> {
                    int length = level.size() * minutes;
                    return new ReplayCase(
                            traffic(level, minutes),
                            START.plusSeconds(WEEK_MINUTES * 60L),
                            START.plusSeconds((WEEK_MINUTES + length) * 60L),
                            schedule(floor),
                            Transform.linear(perUnit),
                            scaling,
                            1.5,
                            BigDecimal.ONE);
                });
    }

    /** The same shape twice, a week apart, with nothing recorded in between. */
    private static TimeSeries traffic(List<Integer> levels, int minutesEach) {
        int length = levels.size() * minutesEach;
        List<Double> values = new ArrayList<>();
        for (int minute = 0; minute < WEEK_MINUTES + length; minute++) {
            int within = minute % WEEK_MINUTES;
            values.add(within < length ? (double) levels.get(within / minutesEach) : Double.NaN);
        }
        return new TimeSeries(START, MINUTE, values);
    }

    private static FloorSchedule schedule(List<Integer> floors) {
        List<FloorSchedule.Change> changes = new ArrayList<>();
        for (int i = 0; i < floors.size(); i++) {
            changes.add(new FloorSchedule.Change(START.plusSeconds((WEEK_MINUTES + i * 7L) * 60), floors.get(i)));
        }
        return new FloorSchedule(changes);
    }

    private static Map<Strategy, Outcome> replay(ReplayCase any) {
        return Replay.of(any).stream().collect(Collectors.toMap(Outcome::strategy, Function.identity()));
    }
}
