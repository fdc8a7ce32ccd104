package dev.kickoff.schemas;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that compact constructors share; each message names the field, the value and what would be right. */
final class Check {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private Check() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidDocumentException(field, null, "is required");
        }
        return value;
    }

    static String identifier(@Nullable String value, String field) {
        String present = required(value, field);
        if (!IDENTIFIER.matcher(present).matches()) {
            throw new InvalidDocumentException(
                    field,
                    value,
                    "must be 1 to 128 letters, digits, '.', '_' or '-', and start with a letter or digit");
        }
        return present;
    }

    static String text(@Nullable String value, String field) {
        String present = required(value, field);
        if (present.isBlank()) {
            throw new InvalidDocumentException(field, value, "must not be blank");
        }
        return present;
    }

    static double finite(double value, String field) {
        require(Double.isFinite(value), field, value, "must be a finite number");
        return value;
    }

    static double notNegative(double value, String field) {
        require(finite(value, field) >= 0, field, value, "must not be negative");
        return value;
    }

    static double positive(double value, String field) {
        require(finite(value, field) > 0, field, value, "must be above zero");
        return value;
    }

    static void require(boolean holds, String field, @Nullable Object value, String remedy) {
        if (!holds) {
            throw new InvalidDocumentException(field, value, remedy);
        }
    }

    /** For checks that run in the millions: the texts are only made when they are needed. */
    static void require(boolean holds, Supplier<String> field, @Nullable Object value, Supplier<String> remedy) {
        if (!holds) {
            throw new InvalidDocumentException(field.get(), value, remedy.get());
        }
    }

    static <T> List<T> listOrEmpty(@Nullable List<T> list, String field) {
        return list == null ? List.of() : elements(list, field);
    }

    /** An immutable copy; JSON can say {@code [null]}, a list of the contract cannot. */
    static <T> List<T> elements(@Nullable List<T> list, String field) {
        List<T> present = required(list, field);
        require(present.stream().noneMatch(Objects::isNull), field, null, "must not contain null");
        return List.copyOf(present);
    }

    static void distinct(List<String> values, String field) {
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            require(seen.add(value), field, value, "must not come twice");
        }
    }

    static <K, V> Map<K, V> mapOrEmpty(@Nullable Map<K, V> map, String field) {
        if (map == null) {
            return Map.of();
        }
        require(map.values().stream().noneMatch(Objects::isNull), field, null, "must not contain null");
        return Map.copyOf(map);
    }
}
