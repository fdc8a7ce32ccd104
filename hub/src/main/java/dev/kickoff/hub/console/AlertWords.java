package dev.kickoff.hub.console;

import dev.kickoff.hub.planning.Alert;
import java.util.Locale;

/** Kinds of alerts in words. */
public final class AlertWords {
    private AlertWords() {}

    public static String kind(Alert.Kind kind) {
        return switch (kind) {
            case QUOTA -> "Quota";
            case LIMIT -> "Limit";
            case PACING -> "Launch rate";
            case CYCLE -> "Calls in a circle";
            default -> {
                // FORECAST_MISSING reads well as it is: Forecast missing.
                String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                yield Character.toUpperCase(words.charAt(0)) + words.substring(1);
            }
        };
    }

    /** Of its badge: {@code bad} where demand will not be served, else {@code warn}. */
    public static String style(Alert.Kind kind) {
        return kind == Alert.Kind.TOO_LATE || kind == Alert.Kind.QUOTA || kind == Alert.Kind.LIMIT ? "bad" : "warn";
    }
}
