package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** What was raised, as the value of a tag: {@code base=4 to=30 plan=17}, only letters that AWS allows there. */
final class RaisedTag {
    static final String KEY = "kickoff:raised";

    private static final Pattern VALUE = Pattern.compile("base=(\\d{1,9}) to=(\\d{1,9}) plan=(\\d{1,18})");

    private RaisedTag() {}

    static String write(RaisedFloor raised) {
        return "base=" + raised.base() + " to=" + raised.raisedTo() + " plan=" + raised.planVersion();
    }

    /** Empty if there is no such tag, or somebody wrote something else into it. */
    static Optional<RaisedFloor> read(List<TagDescription> tags) {
        return tags.stream()
                .filter(tag -> KEY.equals(tag.key()))
                .map(TagDescription::value)
                .findFirst()
                .flatMap(RaisedTag::parse);
    }

    /** @param value null if there is no such tag */
    static Optional<RaisedFloor> parse(@Nullable String value) {
        Matcher matcher = VALUE.matcher(String.valueOf(value));
        return matcher.matches() ? raised(matcher) : Optional.empty();
    }

    private static Optional<RaisedFloor> raised(Matcher value) {
        int base = Integer.parseInt(value.group(1));
        int to = Integer.parseInt(value.group(2));
        return to < base ? Optional.empty() : Optional.of(new RaisedFloor(base, to, Long.parseLong(value.group(3))));
    }
}
