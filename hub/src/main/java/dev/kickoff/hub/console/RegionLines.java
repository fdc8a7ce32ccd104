package dev.kickoff.hub.console;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.InvalidDocumentException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Audience by region as people type it: a line for each region, all in percent ({@code eu-west-3=60%}) or all in people
 * ({@code eu-west-3=150000}, or {@code eu-west-3=150000-220000} with the high audience).
 *
 * @param splitPct empty when given in people
 * @param people empty when given in percent
 */
record RegionLines(Map<String, Double> splitPct, Map<String, Audience> people) {
    private static final Pattern LINE = Pattern.compile("([\\w.-]+)\\s*[=:]\\s*([\\d,_.]+)\\s*(%|-\\s*[\\d,_.]+)?");

    /** @throws IllegalArgumentException with a message for people */
    static RegionLines parse(String text) {
        Map<String, Double> split = new TreeMap<>();
        Map<String, Audience> people = new TreeMap<>();
        for (String line : text.split("\\R")) {
            if (line.isBlank()) {
                continue;
            }
            Matcher parts = LINE.matcher(line.trim());
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "'" + line.trim() + "' is not like eu-west-3=60% or eu-west-3=150000");
            }
            String more = parts.group(3) == null ? "" : parts.group(3);
            try {
                if (more.equals("%")) {
                    split.put(parts.group(1), number(parts.group(2)));
                } else {
                    people.put(
                            parts.group(1),
                            new Audience(number(parts.group(2)), more.isEmpty() ? null : number(more.substring(1))));
                }
            } catch (NumberFormatException | InvalidDocumentException broken) {
                throw new IllegalArgumentException("'" + line.trim() + "' has no number of people that can be");
            }
        }
        if (!split.isEmpty() && !people.isEmpty()) {
            throw new IllegalArgumentException("Give all regions in percent, or all in people");
        }
        return new RegionLines(split, people);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replaceAll("[,_\\s]", ""));
    }
}
