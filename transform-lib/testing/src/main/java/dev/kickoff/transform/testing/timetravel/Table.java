package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.Report;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Minutes as text. Those like the one before them, in which nothing happened, are left out. */
final class Table {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE dd HH:mm xxx", Locale.ROOT);
    private static final String ROW = "%-19s %6s %7s %5s  %s%n";

    private Table() {}

    static String of(List<Minute> minutes, ZoneId zone) {
        StringBuilder text = new StringBuilder(row("time", "wanted", "minimum", "ready", "what happened"));
        Minute before = null;
        for (Minute minute : minutes) {
            if (before == null || !minute.isQuiet() || !minute.looksLike(before)) {
                text.append(row(
                        TIME.format(minute.at().atZone(zone)),
                        minute.wanted() == null ? "-" : String.valueOf(minute.wanted()),
                        String.valueOf(minute.minimum()),
                        String.valueOf(minute.ready()),
                        String.join("; ", happened(minute))));
            }
            before = minute;
        }
        return text.toString();
    }

    private static List<String> happened(Minute minute) {
        List<String> all = new ArrayList<>(minute.findings());
        minute.actions().forEach(action -> all.add(words(action)));
        return all;
    }

    private static String words(Report.Action action) {
        String outcome = action.outcome() == Report.Action.Outcome.APPLIED ? "" : " " + action.outcome();
        return action.kind() + " " + action.from() + " to " + action.to() + outcome + reason(action.message());
    }

    private static String reason(@Nullable String message) {
        return message == null ? "" : " (" + message + ")";
    }

    private static String row(String time, String wanted, String minimum, String ready, String happened) {
        return String.format(Locale.ROOT, ROW, time, wanted, minimum, ready, happened)
                        .stripTrailing() + "\n";
    }
}
