package dev.kickoff.standalone.simulate;

import dev.kickoff.forecaster.files.HindsightForecasts;
import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.planning.PlanSchedule;
import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the planning cycle makes plans.
 *
 * @param deliberate whether because an event was changed: then plans may go down at once
 */
record Moment(Instant at, boolean deliberate) {
    /**
     * All moments in {@code [from, to)}, the first one at {@code from}. The clock goes from one thing that the cycle would
     * notice to the next: a step of traffic has ended, a revision of an event became known, the refresh is due. What
     * is noticed is noticed at once, which in production takes a check interval of a second.
     */
    static List<Moment> between(Instant from, Instant to, HindsightForecasts world, PlanRhythm rhythm) {
        List<Moment> moments = new ArrayList<>();
        PlanSchedule schedule = PlanSchedule.NEW;
        List<Event> before = world.known(from);
        Instant now = from;
        while (now.isBefore(to)) {
            Instant here = now;
            List<Event> known = world.known(here);
            schedule = known.equals(before) ? schedule : schedule.changed();
            before = known;
            boolean eventIsOn = known.stream().anyMatch(event -> rhythm.isOn(event, here));
            schedule = schedule.withTraffic(eventIsOn ? world.cutoff(here).getEpochSecond() : null);
            if (schedule.isDue(here, rhythm)) {
                moments.add(new Moment(here, schedule.deliberate()));
                schedule = schedule.planned(here);
            }
            now = next(here, schedule, world, rhythm);
        }
        return moments;
    }

    private static Instant next(Instant now, PlanSchedule schedule, HindsightForecasts world, PlanRhythm rhythm) {
        Stream<Instant> step =
                Stream.of(world.cutoff(now).plusSeconds(world.traffic().stepSeconds()));
        Stream<Instant> revisions = world.revisions().stream().map(Event::knownAt);
        Stream<Instant> refresh = Optional.ofNullable(schedule.plannedAt()).stream()
                .flatMap(last -> Stream.of(last.plus(rhythm.refresh()), last.plus(rhythm.liveRefresh())));
        return Stream.of(step, revisions, refresh)
                .flatMap(instants -> instants)
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
