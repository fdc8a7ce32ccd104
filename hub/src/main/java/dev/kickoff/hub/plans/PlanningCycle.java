package dev.kickoff.hub.plans;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.plans.Agenda.Round;
import dev.kickoff.hub.plans.FleetView.Member;
import dev.kickoff.hub.plans.ForecastDesk.Answers;
import dev.kickoff.hub.plans.RoundPlanner.Inputs;
import dev.kickoff.hub.plans.RoundPlanner.Outcome;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.PrepStep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.quartz.Nonconcurrent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps every service planned: at once after any change of an event, a service, a policy or a hold, while an event is on
 * after new traffic, and on a fresh forecast every {@code kickoff.planning.refresh}. One forecast serves all services of
 * its signal and region. Whatever goes wrong, the plans that are published stay as they are.
 *
 * <p>Runs on one replica of the hub at a time, whichever is free. What it has to remember is in the database, stored in
 * the transaction that publishes: so the next run may be on another replica, and a crash loses nothing.
 */
@ApplicationScoped
class PlanningCycle {
    /** Name of the scheduled work, for {@link PlanningWake}. */
    static final String NAME = "planning";
    /** Events that are over for longer than this cannot explain a floor. */
    static final Duration AFTERMATH = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(PlanningCycle.class);
    /** Checks to leave out after a failure, so that a forecaster in trouble is not hammered. */
    private static final int PAUSE_AFTER_FAILURE = 5;
    /** Another replica may be faster, but not again and again. */
    private static final int ATTEMPTS = 5;
    /** Rounds of one check; what is left is found by the next one. */
    private static final int ROUNDS = 50;

    private final Situations situations;
    private final EventCalendar calendar;
    private final ForecastDesk desk;
    private final NewestPlans newest;
    private final RoundPlanner planner;
    private final RoundCommit commit;
    private final LiveTraffic live;
    private final PlanningConfig config;
    private final Clock clock;

    private final Map<DriverKey, Integer> pauses = new HashMap<>();
    private boolean broken;

    PlanningCycle(
            Situations situations,
            EventCalendar calendar,
            ForecastDesk desk,
            NewestPlans newest,
            RoundPlanner planner,
            RoundCommit commit,
            LiveTraffic live,
            PlanningConfig config,
            Clock clock) {
        this.situations = situations;
        this.calendar = calendar;
        this.desk = desk;
        this.newest = newest;
        this.planner = planner;
        this.commit = commit;
        this.live = live;
        this.config = config;
        this.clock = clock;
    }

    /** Once at a time in the whole fleet of replicas. */
    @Scheduled(identity = NAME, every = "${kickoff.planning.check-interval:PT1S}")
    @Nonconcurrent
    void check() {
        try {
            pauses.replaceAll((driver, left) -> left - 1);
            pauses.values().removeIf(left -> left <= 0);
            live.look();
            int rounds = 0;
            while (rounds < ROUNDS && round()) {
                rounds++;
            }
            broken = false;
        } catch (RuntimeException failure) {
            if (!broken) {
                LOG.error("Planning failed and is tried again; published plans stay as they are", failure);
            }
            broken = true;
        }
    }

    /** Returns whether there was anything to do. */
    private boolean round() {
        Situations.Look look = situations.look(pauses::containsKey);
        Optional<Round> next = new Agenda(look.situation(), config.rhythm(), clock.instant()).next();
        next.ifPresent(round -> run(round, look));
        return next.isPresent();
    }

    private void run(Round round, Situations.Look look) {
        Instant startedAt = clock.instant();
        Set<DriverKey> drivers =
                round.members().stream().map(Member::driver).collect(Collectors.toCollection(TreeSet::new));
        // Until it went well, it did not.
        drivers.forEach(driver -> pauses.put(driver, PAUSE_AFTER_FAILURE));
        RoundTimes times = new RoundTimes();
        Answers answers = desk.ask(drivers, startedAt, startedAt.plus(config.horizon()));
        times.ended("forecast");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                look = situations.again(look);
            }
            if (attempt(round, look, answers, startedAt, times)) {
                answers.bases().keySet().forEach(pauses::remove);
                return;
            }
        }
        LOG.warnf("Plans were outdated %d times in a row; they are made again later", ATTEMPTS);
    }

    /** Returns false if somebody else has published meanwhile. */
    private boolean attempt(Round round, Situations.Look look, Answers answers, Instant startedAt, RoundTimes times) {
        Agenda.Situation situation = look.situation();
        List<ServiceRegion> services = round.members().stream().map(Member::key).toList();
        Map<ServiceRegion, CapacityPlan> inForce =
                QuarkusTransaction.requiringNew().call(() -> newest.of(services, situation.heads()));
        Instant now = now(answers);
        times.ended("read");
        Outcome outcome = planner.plan(new Inputs(
                round,
                situation,
                inForce,
                answers,
                calendar.between(
                        now.minus(AFTERMATH), now.plus(config.horizon()).plus(longestPreparation(round))),
                look.holds(),
                look.readiness(),
                now));
        times.ended("plan");
        Map<DriverKey, PlanningState> states = new HashMap<>();
        for (DriverKey driver : round.drivers()) {
            if (answers.bases().containsKey(driver)) {
                Long changes = situation.traffic().get(driver);
                states.put(driver, new PlanningState(startedAt, changes, look.calendar()));
            }
        }
        return commit.commit(round, outcome, situation.heads(), states, times);
    }

    /** Some steps for an event are due long before it can be forecast. */
    private static Duration longestPreparation(Round round) {
        return round.members().stream()
                .flatMap(member -> member.registration().steps().stream())
                .map(PrepStep::leadTime)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The forecaster's clock may be a moment ahead of ours. */
    private Instant now(Answers answers) {
        Instant now = clock.instant();
        return answers.bases().values().stream()
                .map(ForecastDesk.Basis::forecast)
                .filter(forecast ->
                        forecast.from().isAfter(now) && forecast.from().isBefore(now.plus(forecast.step())))
                .map(Forecast::from)
                .max(Instant::compareTo)
                .orElse(now);
    }
}
