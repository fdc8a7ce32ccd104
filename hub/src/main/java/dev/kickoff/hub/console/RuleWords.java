package dev.kickoff.hub.console;

import dev.kickoff.hub.events.series.Recurrence;
import dev.kickoff.hub.events.series.Segment;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule in words: {@code Every 2 weeks on Tue, Thu, until 2026-12-31}. */
final class RuleWords {
    private RuleWords() {}

    static String of(Segment segment) {
        Recurrence rule = segment.recurrence();
        String unit = rule.weekly() ? "week" : "day";
        String every = rule.interval() == 1 ? "Every " + unit : "Every " + rule.interval() + " " + unit + "s";
        Stream<DayOfWeek> days = rule.days().isEmpty() && rule.weekly()
                ? Stream.of(segment.from().getDayOfWeek())
                : rule.days().stream().sorted();
        String on = days.map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
        return every
                + (on.isEmpty() ? "" : " on " + on)
                + (rule.until() == null ? "" : ", until " + rule.until())
                + (rule.count() == null ? "" : ", " + rule.count() + " times");
    }
}
