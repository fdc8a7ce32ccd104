package dev.kickoff.hub.console;

import dev.kickoff.hub.events.Timetable;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The live actions that an event's page offers: only those that fit what it is doing now. */
final class ActionChoices {
    /** Buttons that belong together. */
    record Group(String action, String label, List<Step> steps) {}

    /**
     * A button.
     *
     * @param label short, beside the label of its group
     * @param name in full
     */
    record Step(String label, String name, String href) {}

    private static final int[] MINUTES = {15, 30, 60};

    private ActionChoices() {}

    static List<Group> of(Event event, Instant now) {
        List<Group> groups = new ArrayList<>();
        if (event.state() != EventState.APPROVED && event.state() != EventState.LIVE) {
            return groups;
        }
        if (now.isBefore(event.start())) {
            groups.add(moves(event, "delay", "Starts later", "Delay by "));
        }
        if (now.isBefore(Timetable.of(event).until())) {
            groups.add(moves(event, "extend", "Takes longer", "Extend by "));
        }
        if (now.isAfter(event.start()) && now.isBefore(event.end())) {
            groups.add(one(event, "end-now", "Is over", "End now"));
        }
        if (event.state() == EventState.APPROVED
                && !now.isBefore(Timetable.of(event).from())
                && now.isBefore(event.end())) {
            groups.add(one(event, "go-live", "Has begun", "Mark live"));
        }
        if (event.state() == EventState.LIVE && !now.isBefore(event.end())) {
            groups.add(one(event, "close", "Everybody has left", "Mark ended"));
        }
        return groups;
    }

    private static Group one(Event event, String action, String label, String button) {
        String href = "/events/" + event.id() + "/act?action=" + action;
        return new Group(action, label, List.of(new Step(button, button, href)));
    }

    private static Group moves(Event event, String action, String label, String name) {
        return new Group(
                action,
                label,
                IntStream.of(MINUTES)
                        .mapToObj(minutes -> new Step(
                                "+" + minutes,
                                name + minutes + " minutes",
                                "/events/" + event.id() + "/act?action=" + action + "&minutes=" + minutes))
                        .toList());
    }
}
