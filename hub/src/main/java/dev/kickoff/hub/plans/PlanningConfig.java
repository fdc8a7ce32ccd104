package dev.kickoff.hub.plans;

import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.planning.PlanningPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When plans are made, and how their floors are shaped. */
@ConfigMapping(prefix = "kickoff.planning")
public interface PlanningConfig {
    /** How often it is looked whether there is anything to plan, in real time. */
    @WithDefault("PT1S")
    Duration checkInterval();

    /** After this much time of the hub's clock everything is planned again on a fresh forecast. */
    @WithDefault("PT5M")
    Duration refresh();

    /**
     * While an event is on, plans are made again when there is new traffic of its region, but for one signal at most
     * once in this time.
     */
    @WithDefault("PT15S")
    Duration liveRefresh();

    /** New traffic is watched for from this long before the first phase of an event. */
    @WithDefault("PT1H")
    Duration liveBefore();

    /** New traffic is watched for until this long after the last phase of an event: it may go on for longer than planned. */
    @WithDefault("PT3H")
    Duration liveAfter();

    /** How far ahead plans reach. */
    @WithDefault("PT36H")
    Duration horizon();

    /** Less capacity, as long as no event or service was changed, must be wanted for this long before it is published. */
    @WithDefault("PT15M")
    Duration lowerAfter();

    /** Floors change only at multiples of this time. */
    @WithDefault("PT10M")
    Duration dwell();

    /** Capacity is not released into a gap shorter than this. */
    @WithDefault("PT30M")
    Duration hold();

    /** Added to every lead time: how late a raise may be acted on. */
    @WithDefault("PT1M")
    Duration schedulerSlack();

    /** Sizes of floors are at most this far apart, in percent, at least one unit. */
    @WithDefault("10")
    double levelPct();

    default PlanRhythm rhythm() {
        return new PlanRhythm(refresh(), liveRefresh(), liveBefore(), liveAfter(), horizon(), lowerAfter());
    }

    default PlanningPolicy policy() {
        return new PlanningPolicy(dwell(), hold(), schedulerSlack(), levelPct());
    }
}
