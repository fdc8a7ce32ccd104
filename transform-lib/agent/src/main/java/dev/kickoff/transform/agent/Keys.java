package dev.kickoff.transform.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A group of keys in the agent's file, read strictly: what is wrong is refused by its full name. */
final class Keys {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final JsonNode node;
    private final String path;
    /** All that was asked for, so that what is left is unknown. */
    private final Set<String> known = new LinkedHashSet<>();

    private Keys(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static Keys of(JsonNode root) {
        return of(root, "the file");
    }

    private static Keys of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new AgentFileException(path + " must be a group of keys");
        }
        return new Keys(node, path);
    }

    String text(String key, String meaning) {
        return required(key, optionalText(key), meaning);
    }

    Optional<String> optionalText(String key) {
        // A name such as 2024 is text too, although YAML takes it for a number.
        return value(key).map(value -> {
            // For YAML, no and on are truth values.
            return value.isValueNode() && !value.isBoolean()
                    ? value.asText()
                    : refuse(key, value, value.isBoolean() ? "text, in quotes" : "text");
        });
    }

    int whole(String key, String meaning) {
        return required(key, optionalWhole(key), meaning);
    }

    Optional<Integer> optionalWhole(String key) {
        return value(key)
                .map(value -> value.isIntegralNumber() && value.canConvertToInt()
                        ? Integer.valueOf(value.intValue())
                        : refuse(key, value, "a whole number"));
    }

    /** False if the key is not there. */
    boolean truth(String key) {
        return value(key)
                .map(value ->
                        value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : refuse(key, value, "true or false"))
                .orElse(false);
    }

    double number(String key, String meaning) {
        return required(key, optionalNumber(key), meaning);
    }

    Optional<Double> optionalNumber(String key) {
        return value(key)
                .map(value -> value.isNumber() ? Double.valueOf(value.doubleValue()) : refuse(key, value, "a number"));
    }

    Optional<Duration> optionalDuration(String key) {
        return value(key).map(value -> {
            Duration duration = duration(value.asText());
            return duration != null ? duration : refuse(key, value, "a duration such as 15s, 5m, 2h or PT5M");
        });
    }

    private static @Nullable Duration duration(String text) {
        Matcher units = SHORT_DURATION.matcher(text);
        if (units.matches()) {
            long amount = Long.parseLong(units.group(1));
            return switch (units.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException other) {
            return null;
        }
    }

    /** One of the names of an enum, in any case, with '-' for '_'. */
    <E extends Enum<E>> Optional<E> optionalName(String key, Class<E> type) {
        return value(key).map(value -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name()
                        .equals(value.asText().toUpperCase(Locale.ROOT).replace('-', '_'))) {
                    return constant;
                }
            }
            List<String> names = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                names.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            return refuse(key, value, String.join(" or ", names));
        });
    }

    List<String> texts(String key, String meaning) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(key)) {
            texts.add(element.isTextual() ? element.asText() : refuse(key, element, "a list of texts"));
        }
        return required(key, texts.isEmpty() ? Optional.empty() : Optional.of(texts), meaning);
    }

    Map<String, String> textsByName(String key, String meaning) {
        Map<String, String> texts = new LinkedHashMap<>();
        group(key)
                .ifPresent(group -> group.node
                        .fieldNames()
                        .forEachRemaining(name -> texts.put(name, group.text(name, "the value of " + name))));
        return required(key, texts.isEmpty() ? Optional.empty() : Optional.of(texts), meaning);
    }

    Optional<Keys> group(String key) {
        return value(key).map(value -> of(value, full(key)));
    }

    /** Empty if the key is not there. */
    List<Keys> groups(String key) {
        List<Keys> groups = new ArrayList<>();
        for (JsonNode element : list(key)) {
            groups.add(of(element, full(key) + "[" + groups.size() + "]"));
        }
        return groups;
    }

    /** Call it when all keys that there may be have been asked for. */
    void refuseOthers() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new AgentFileException(
                        "key '" + full(name) + "' is unknown; " + path + " may hold " + String.join(", ", known));
            }
        });
    }

    String full(String key) {
        return path.equals("the file") ? key : path + "." + key;
    }

    private Iterable<JsonNode> list(String key) {
        return value(key)
                .map(value -> value.isArray() ? value : this.<JsonNode>refuse(key, value, "a list"))
                .map(value -> (Iterable<JsonNode>) value)
                .orElse(List.of());
    }

    private Optional<JsonNode> value(String key) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value != null
                && (value.isNull() || value.isTextual() && value.asText().isBlank())) {
            throw new AgentFileException(full(key) + " is empty; give it a value or remove the key");
        }
        return Optional.ofNullable(value);
    }

    private <T> T required(String key, Optional<T> value, String meaning) {
        return value.orElseThrow(() -> new AgentFileException(full(key) + " is required: " + meaning));
    }

    private <T> T refuse(String key, JsonNode value, String expected) {
        throw new AgentFileException(
                full(key) + (value.isValueNode() ? " '" + value.asText() + "'" : "") + " must be " + expected);
    }
}
