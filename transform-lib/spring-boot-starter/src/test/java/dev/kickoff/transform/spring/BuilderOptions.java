package dev.kickoff.transform.spring;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the options of KickoffBuilder, their Javadoc and their defaults from its source. */
final class BuilderOptions {
    private static final Pattern OPTION = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public KickoffBuilder (\\w+)\\(([^)]*)\\) \\{(.*?)\n    }", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\n    private [^=;\n]*?(\\w+)(?: = ([^;]+))?;");
    private static final Pattern SET = Pattern.compile("this\\.(\\w+) =");

    private final String source;
    private final Map<String, String> initial;

    record Option(String name, String parameters, String effect, String byDefault) {}

    BuilderOptions(String source) {
        this.source = source;
        this.initial = FIELD.matcher(source)
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> String.valueOf(field.group(2))));
    }

    List<Option> all() {
        return OPTION.matcher(source).results().map(this::option).toList();
    }

    private Option option(MatchResult found) {
        return new Option(
                found.group(2), found.group(3).replaceAll("\\s+", " "), text(found.group(1)), byDefault(found));
    }

    private String byDefault(MatchResult option) {
        MatchResult set = SET.matcher(option.group(4)).results().findFirst().orElse(null);
        String field = set == null ? option.group(2) : set.group(1);
        if (source.contains("needed(" + field + ",")
                || List.of("hub", "trustKey").contains(field)) {
            return "required";
        }
        String value = initial.getOrDefault(field, "null");
        if (value.equals("null") || value.startsWith("new ")) {
            return "none";
        }
        if (value.matches("(?!Tier|Report)\\w+\\.[A-Z_]+")) {
            return "see effect";
        }
        return "`"
                + value.replaceAll("Duration\\.of(\\w+)\\((\\d+)\\)", "$2 $1")
                        .replaceAll("^[A-Z]\\w*\\.(?:\\w+\\.)?([A-Z_]+)$", "$1")
                + "`";
    }

    private static String text(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("(?s)@(param|throws) .*", "")
                .replaceAll("\\{@(?:code|link) #?([^}]+)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
