package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.hub.why.FloorReason;
import dev.kickoff.hub.why.Timing;
import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why a floor starts when it starts, in sentences. */
final class TimingWords {
    private TimingWords() {}

    static List<String> of(FloorReason reason, Hours hours) {
        Floor floor = reason.floor();
        Timing timing = reason.timing();
        String start = hours.clock(floor.startAt());
        return switch (timing.step()) {
            case BEFORE ->
                List.of("It was asked for at " + hours.near(floor.startAt(), reason.issuedAt())
                        + ", before this plan was made, and goes on.");
            case RELEASE ->
                List.of("At " + start + " capacity falls from " + before(reason) + " to " + Figures.of(floor.capacity())
                        + ": from then on less is needed.");
            case SAME -> List.of("As many units as before; only the reason is another one.");
            case RAISE -> raise(reason, hours);
        };
    }

    private static List<String> raise(FloorReason reason, Hours hours) {
        List<String> sentences = new ArrayList<>();
        Floor floor = reason.floor();
        Timing timing = reason.timing();
        String start = hours.clock(floor.startAt());
        sentences.add("More than " + before(reason) + " are needed from " + hours.near(floor.readyAt(), floor.startAt())
                + " on: by then they must be ready.");
        Duration lead = timing.leadTime();
        Duration slack = timing.schedulerSlack();
        Instant latest = timing.latestStart();
        Duration ahead = timing.ahead();
        if (lead == null || slack == null || latest == null || ahead == null) {
            sentences.add("It starts at " + start + ".");
            return sentences;
        }
        sentences.add("A unit is ready " + Spans.words(lead) + " after it is asked for, and asking may be "
                + Spans.words(slack) + " late: so it had to start by " + hours.clock(latest) + ".");
        sentences.add(chosen(timing, start, ahead));
        return sentences;
    }

    private static String chosen(Timing timing, String start, Duration ahead) {
        if (ahead.isNegative()) {
            return "It starts at " + start + ", " + Spans.words(ahead.negated())
                    + " too late: the plan was made after the latest start.";
        }
        LaunchRate rate = timing.pacedBy();
        if (rate != null) {
            return "It starts at " + start + ": launch group " + rate.group() + " starts "
                    + Figures.of(rate.burst()) + " units at once and " + Figures.of(rate.perSecond())
                    + " a second after that, and others start at the same time.";
        }
        return ahead.isZero()
                ? "It starts just then."
                : "It starts at " + start + ", " + Spans.words(ahead) + " ahead: floors change at every "
                        + Spans.words(timing.dwell() == null ? ahead : timing.dwell())
                        + " only, and small steps that follow each other are one.";
    }

    private static String before(FloorReason reason) {
        Integer before = reason.before();
        return before == null ? "none" : Figures.of(before);
    }
}
