package dev.kickoff.hub.console;

import dev.kickoff.hub.events.LiveAction;
import java.util.List;

/**
 * A live action in words for planners.
 *
 * @param question head of the page that asks
 * @param button what the button says that does it
 * @param style of the button
 * @param note what else happens
 * @param reasons ready-made ones, the likeliest first
 */
record ActionWords(String question, String button, String style, String note, List<String> reasons) {
    static ActionWords of(LiveAction action) {
        if (action instanceof LiveAction.Delay delay) {
            return delay(Spans.words(delay.by()));
        }
        if (action instanceof LiveAction.Extend extend) {
            return extend(Spans.words(extend.by()));
        }
        if (action instanceof LiveAction.GoLive) {
            return goLive();
        }
        if (action instanceof LiveAction.Close) {
            return close();
        }
        return action instanceof LiveAction.EndNow ? endNow() : cancel();
    }

    private static ActionWords delay(String by) {
        return new ActionWords(
                "Delay by " + by,
                "Delay by " + by,
                "primary",
                "What has not begun moves; what is on, the pre-show for example, lasts longer.",
                List.of("Late start", "Weather", "Technical problem", "Security check"));
    }

    private static ActionWords extend(String by) {
        return new ActionWords(
                "Extend by " + by,
                "Extend by " + by,
                "primary",
                "The end moves, and the exit with it.",
                List.of("Overtime", "Interruption", "Running late", "Traffic has not fallen"));
    }

    private static ActionWords endNow() {
        return new ActionWords(
                "End now",
                "End it now",
                "danger",
                "The exit begins at once. Capacity goes down as it always does after an event: in steps, and not before"
                        + " the exit is over and traffic has fallen.",
                List.of("Finished early", "Broken off", "Ended, but not noted"));
    }

    private static ActionWords goLive() {
        return new ActionWords(
                "Note that it is live",
                "It is live",
                "primary",
                "The clock notes it at the start anyway; floors are the same.",
                List.of("Has begun early", "Doors are open"));
    }

    private static ActionWords close() {
        return new ActionWords(
                "Note that it is over",
                "It is over",
                "primary",
                "The clock notes it after the exit anyway, unless the event is held open.",
                List.of("Everybody has left", "Need not be held open"));
    }

    private static ActionWords cancel() {
        return new ActionWords(
                "Cancel the event",
                "Cancel the event",
                "danger",
                "Its capacity is given back as soon as the new plans are out. Until its planned end this can be undone.",
                List.of("Called off", "Moved to another day", "Entered by mistake"));
    }
}
