package dev.kickoff.transform.aws;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/**
 * The minima that our scheduled actions set, as the value of a tag: {@code 6 12 30}. A scheduled action that has run is
 * gone, and without this nobody could tell afterwards that it was ours.
 */
final class AheadTag {
    static final String KEY = "kickoff:ahead";

    /** AWS takes 256 characters. */
    private static final int LONGEST = 256;

    private static final Pattern VALUE = Pattern.compile("\\d{1,9}( \\d{1,9})*");

    private AheadTag() {}

    /** As many as fit, the highest first, because nobody else would lower those. */
    static String write(Set<Integer> minima) {
        TreeSet<Integer> kept = new TreeSet<>(minima);
        String value = joined(kept);
        while (value.length() > LONGEST) {
            kept.pollFirst();
            value = joined(kept);
        }
        return value;
    }

    private static String joined(Set<Integer> minima) {
        return minima.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Empty if there is no such tag, or somebody wrote something else into it. */
    static Set<Integer> read(List<TagDescription> tags) {
        return tags.stream()
                .filter(tag -> KEY.equals(tag.key()))
                .map(tag -> parse(tag.value()))
                .findFirst()
                .orElse(Set.of());
    }

    /** @param value null if there is no such tag */
    static Set<Integer> parse(@Nullable String value) {
        return value == null || !VALUE.matcher(value).matches()
                ? Set.of()
                : Stream.of(value.split(" ")).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
