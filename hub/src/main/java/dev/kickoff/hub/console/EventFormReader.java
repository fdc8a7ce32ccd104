package dev.kickoff.hub.console;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.events.PhaseTemplates;
import dev.kickoff.hub.events.series.PhaseOffset;
import dev.kickoff.hub.events.series.SeriesDraft;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.Tier;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the event form into a draft and collects everything that is wrong with it, by field. */
final class EventFormReader {
    private final EventForm form;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final @Nullable ZoneId zone;
    private final @Nullable Instant start;
    private final @Nullable Instant end;

    EventFormReader(EventForm form) {
        this.form = form;
        require("name", form.name(), "Enter a name");
        require("category", form.category(), "Enter a category, for example football");
        this.zone = zone();
        this.start = instant("start", form.start(), form.startOffset());
        this.end = instant("end", form.end(), form.endOffset());
        if (start != null && end != null && !start.isBefore(end)) {
            errors.put("end", "The end must come after the start");
        }
    }

    /** Messages for people by the name of the field, in the order of the form. */
    Map<String, String> errors() {
        return errors;
    }

    /**
     * What the form says; to be used only if there are no errors.
     *
     * @param before the event as it is, null for a new one
     */
    EventDraft draft(@Nullable Event before, @Nullable EventState state) {
        RegionLines regionLines = regionLines();
        return new EventDraft(
                null,
                form.name(),
                form.category(),
                start,
                end,
                form.zone(),
                audience(),
                Stream.of(form.regions().split("[,\\s]+"))
                        .filter(region -> !region.isEmpty())
                        .distinct()
                        .toList(),
                attributes(),
                before != null && keepsTemplate(before) ? null : phases(),
                state,
                null,
                form.more().reason(),
                regionLines.people(),
                regionLines.splitPct(),
                criticality(),
                form.more().autoExtend(),
                null);
    }

    /** The same as a series: what recurs, from the form's start on. */
    SeriesDraft series(@Nullable Event before, EventState newState, String rule) {
        EventDraft draft = draft(before, newState);
        Instant from = start == null ? Instant.EPOCH : start;
        List<Phase> phases = draft.phases() == null ? List.of() : draft.phases();
        return new SeriesDraft(
                null,
                null,
                null,
                form.zone(),
                zone == null ? null : from.atZone(zone).toLocalDateTime(),
                end == null ? null : Duration.between(from, end).toMinutes(),
                rule,
                null,
                newState,
                draft.name(),
                draft.category(),
                draft.expectedAudience(),
                draft.audienceByRegion(),
                draft.regionalSplitPct(),
                draft.regions(),
                draft.attributes(),
                phases.stream().map(phase -> PhaseOffset.of(phase, from)).toList(),
                draft.criticality(),
                draft.autoExtend(),
                draft.reason());
    }

    private Tier criticality() {
        try {
            return form.more().criticality().isEmpty()
                    ? Tier.STANDARD
                    : Tier.valueOf(form.more().criticality());
        } catch (IllegalArgumentException unknown) {
            errors.put("criticality", "Choose one of the list");
            return Tier.STANDARD;
        }
    }

    private RegionLines regionLines() {
        try {
            return RegionLines.parse(form.more().byRegion());
        } catch (IllegalArgumentException unreadable) {
            errors.put("byRegion", sentence(unreadable.getMessage()));
            return new RegionLines(Map.of(), Map.of());
        }
    }

    /** The category's usual phases at the hours of the form; none until those can be read. */
    List<EventForm.PhaseLine> usualPhases() {
        return start == null || end == null
                ? List.of()
                : EventForm.lines(PhaseTemplates.of(form.category(), start, end), start);
    }

    /** Puts a rule that the calendar found broken beside the field it is about. */
    void add(InvalidDocumentException broken) {
        String field = broken.field().startsWith("expectedAudience")
                ? broken.field().replace("expectedAudience.p", "audienceP")
                : List.of("regionalSplitPct", "audienceByRegion").contains(broken.field())
                        ? "byRegion"
                        : broken.field().replaceAll("^phases\\[(\\d+)].*", "phase-$1");
        errors.put(field, sentence(broken.getMessage()));
    }

    /** Phases that were never touched follow the template when the hours or the category change. */
    private boolean keepsTemplate(Event before) {
        return form.phases().equals(EventForm.of(before).phases())
                && before.phases().equals(PhaseTemplates.of(before.category(), before.start(), before.end()));
    }

    private void require(String field, String value, String message) {
        if (value.isEmpty()) {
            errors.put(field, message);
        }
    }

    private @Nullable ZoneId zone() {
        try {
            return ZoneId.of(form.zone());
        } catch (DateTimeException unknown) {
            errors.put("zone", "Choose a time zone from the list, for example Europe/Paris");
            return null;
        }
    }

    private @Nullable Instant instant(String field, String text, String offset) {
        if (text.isEmpty()) {
            errors.put(field, "Enter the day and hour of the " + field);
            return null;
        }
        try {
            return zone == null ? null : LocalTimes.resolve(LocalTimes.parse(text), zone, offset);
        } catch (LocalTimes.NoSuchHourException refused) {
            errors.put(field, sentence(refused.getMessage()));
            return null;
        }
    }

    private @Nullable Audience audience() {
        Double p50 = people("audienceP50", form.audienceP50());
        Double p90 = people("audienceP90", form.audienceP90());
        if (p50 == null) {
            if (p90 != null) {
                errors.put("audienceP50", "Enter the likely audience too, or clear the high one");
            }
            return null;
        }
        try {
            return new Audience(p50, p90);
        } catch (InvalidDocumentException broken) {
            errors.put(
                    broken.field().endsWith("p90") ? "audienceP90" : "audienceP50",
                    broken.field().endsWith("p90")
                            ? "The high audience must not be below the likely one"
                            : "The audience must be above zero");
            return null;
        }
    }

    private @Nullable Double people(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Double.valueOf(text.replaceAll("[,_\\s]", ""));
        } catch (NumberFormatException unreadable) {
            errors.put(field, "'" + text + "' is not a number of people, for example 250,000");
            return null;
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        int number = 0;
        for (String line : form.attributes().split("\\R")) {
            number++;
            int equals = line.indexOf('=');
            if (line.isBlank()) {
                continue;
            }
            if (equals < 1 || line.substring(0, equals).isBlank()) {
                errors.put("attributes", "Line " + number + " '" + line.trim() + "' is not like stage=final");
            } else if (attributes.put(
                            line.substring(0, equals).trim(),
                            line.substring(equals + 1).trim())
                    != null) {
                errors.put(
                        "attributes",
                        "Line " + number + " names '"
                                + line.substring(0, equals).trim() + "' again");
            }
        }
        return attributes;
    }

    private List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < form.phases().size(); i++) {
            EventForm.PhaseLine line = form.phases().get(i);
            if (!line.name().isEmpty() || !line.from().isEmpty() || !line.to().isEmpty()) {
                phase("phase-" + i, line, phases);
            }
        }
        return phases;
    }

    private void phase(String field, EventForm.PhaseLine line, List<Phase> phases) {
        try {
            if (start != null) {
                phases.add(new Phase(line.name(), at(start, line.from()), at(start, line.to())));
            }
        } catch (NumberFormatException unreadable) {
            errors.put(field, "Enter both ends in minutes from the event's start, for example -60 and 0");
        } catch (InvalidDocumentException broken) {
            errors.put(
                    field,
                    broken.field().equals("phase.end")
                            ? "The phase must end after it begins"
                            : sentence(broken.getMessage()));
        }
    }

    private static Instant at(Instant start, String minutes) {
        return start.plus(Duration.ofSeconds(Math.round(Double.parseDouble(minutes) * 60)));
    }

    private static String sentence(@Nullable String message) {
        return message == null || message.isEmpty()
                ? "This cannot be kept"
                : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
