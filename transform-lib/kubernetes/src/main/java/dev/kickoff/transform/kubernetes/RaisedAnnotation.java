package dev.kickoff.transform.kubernetes;

import dev.kickoff.transform.RaisedFloor;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was raised, as the value of an annotation: {@code base=4 to=30 plan=17}. */
final class RaisedAnnotation {
    static final String KEY = "kickoff.dev/raised";

    private static final Pattern VALUE = Pattern.compile("base=(\\d{1,9}) to=(\\d{1,9}) plan=(\\d{1,18})");

    private RaisedAnnotation() {}

    static String write(RaisedFloor raised) {
        return "base=" + raised.base() + " to=" + raised.raisedTo() + " plan=" + raised.planVersion();
    }

    /** Empty if there is no such annotation, or somebody wrote something else into it. */
    static Optional<RaisedFloor> read(@Nullable Map<String, String> annotations) {
        return Optional.ofNullable(annotations)
                .map(all -> all.get(KEY))
                .map(VALUE::matcher)
                .filter(Matcher::matches)
                .flatMap(RaisedAnnotation::parse);
    }

    private static Optional<RaisedFloor> parse(Matcher value) {
        int base = Integer.parseInt(value.group(1));
        int to = Integer.parseInt(value.group(2));
        return to < base ? Optional.empty() : Optional.of(new RaisedFloor(base, to, Long.parseLong(value.group(3))));
    }
}
