package dev.kickoff.hub.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bar on top of every page, brought by a deployment: any CDI bean of this type is shown. It is asked again about once
 * a second for every open page, from many threads, so an answer must be quick and safe to read concurrently.
 */
public interface ConsoleNotice {
    /** What to say, as plain text, for example {@code Simulated traffic, clock 1998-06-12 18:20 UTC, speed 60×}. */
    String text();

    /** Buttons beside the text, in order; their number and labels should not jump about while people aim at them. */
    default List<Control> controls() {
        return List.of();
    }

    /**
     * A button that posts a form (as {@code application/x-www-form-urlencoded}) and stays on the page. The receiver
     * answers 204, or problem JSON that is then shown to the user. It is protected against cross-site requests by the
     * console, but must itself ask for the operator role.
     *
     * @param label on the button, for example {@code Pause}
     * @param path to post to, starting with {@code /}
     * @param form fields sent along, may be empty
     * @param pressed whether the button shows the state in force, for example the current speed; null for a button that
     *     only does something
     */
    record Control(
            String label,
            String path,
            Map<String, String> form,
            @Nullable Boolean pressed) {
        public Control {
            if (label.isBlank()) {
                throw new IllegalArgumentException("label must not be blank");
            }
            if (!path.startsWith("/") || path.startsWith("//")) {
                throw new IllegalArgumentException("path '" + path + "' must start with one slash");
            }
            form = Map.copyOf(form);
        }
    }
}
