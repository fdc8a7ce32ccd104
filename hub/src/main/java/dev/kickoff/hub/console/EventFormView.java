package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renders the event form. */
@ApplicationScoped
class EventFormView {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance eventForm(Model model);
    }

    /**
     * A day to choose.
     *
     * @param code as iCalendar has it
     */
    record Weekday(String code, String name) {
        private static final List<Weekday> ALL = Stream.of(java.time.DayOfWeek.values())
                .map(day -> new Weekday(
                        day.name().substring(0, 2),
                        day.getDisplayName(java.time.format.TextStyle.SHORT, java.util.Locale.ENGLISH)))
                .toList();
    }

    /** Everything that the template shows. */
    record Model(
            @Nullable Event before,
            EventForm form,
            Map<String, String> errors,
            @Nullable Problem conflict,
            List<EventChanges.Change> changes,
            List<String> categories,
            List<String> regions,
            List<LocalTimes.Reading> startReadings,
            List<LocalTimes.Reading> endReadings) {

        public @Nullable String error(String field) {
            return errors.get(field);
        }

        public List<PhaseField> phases() {
            return IntStream.range(0, form.phases().size())
                    .mapToObj(i -> new PhaseField(i, i + 1, form.phases().get(i), errors.get("phase-" + i)))
                    .toList();
        }

        public boolean draft() {
            return before == null || before.state() == EventState.DRAFT;
        }

        /** Whether the event can be changed together with others. */
        public boolean inSeries() {
            return before != null && before.seriesId() != null;
        }

        public boolean reasonWanted() {
            return before != null && before.state() == EventState.LIVE;
        }

        public String inUtc() {
            return EventHours.inUtc(form.start(), form.end(), form.zone());
        }

        public List<Weekday> weekdays() {
            return Weekday.ALL;
        }

        public List<String> zones() {
            return Zones.all();
        }
    }

    /** A line of the phases, numbered from 0 for the form and from 1 for people. */
    record PhaseField(
            int index,
            int number,
            EventForm.PhaseLine line,
            @Nullable String error) {}

    private static final List<String> USUAL_CATEGORIES = List.of("american-football", "basketball", "football");

    private final EventCalendar calendar;
    private final ServiceRegistry services;

    EventFormView(EventCalendar calendar, ServiceRegistry services) {
        this.calendar = calendar;
        this.services = services;
    }

    Response show(int status, @Nullable Event before, EventForm form, Map<String, String> errors) {
        return page(status, before, form, errors, null, List.of());
    }

    Response conflict(Event newest, EventForm form, Problem problem, List<EventChanges.Change> changes) {
        return page(problem.status(), newest, form, Map.of(), problem, changes);
    }

    private Response page(
            int status,
            @Nullable Event before,
            EventForm form,
            Map<String, String> errors,
            @Nullable Problem conflict,
            List<EventChanges.Change> changes) {
        Model model = new Model(
                before,
                form,
                errors,
                conflict,
                changes,
                categories(),
                regions(),
                readings(form.start(), form.zone()),
                readings(form.end(), form.zone()));
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.eventForm(model))
                .build();
    }

    private List<String> categories() {
        return Stream.concat(USUAL_CATEGORIES.stream(), calendar.all().stream().map(Event::category))
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> regions() {
        return services.all().stream()
                .map(ServiceRegistration::region)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<LocalTimes.Reading> readings(String local, String zone) {
        try {
            return LocalTimes.readings(LocalTimes.parse(local), ZoneId.of(zone));
        } catch (LocalTimes.NoSuchHourException | DateTimeException unreadable) {
            // The field's own error says what is wrong with it.
            return List.of();
        }
    }
}
