package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.imports.ImportPreview;
import dev.kickoff.hub.imports.Imports;
import dev.kickoff.hub.imports.ProposedChange;
import dev.kickoff.hub.imports.SourceStatus;
import dev.kickoff.hub.imports.Sources;
import dev.kickoff.hub.imports.WaitingChange;
import dev.kickoff.hub.imports.WaitingChanges;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pages about imports show. */
@ApplicationScoped
class ImportView {
    private static final int RECENT = 8;

    private final Imports imports;
    private final Sources sources;
    private final WaitingChanges waiting;
    private final EventCalendar calendar;
    private final Viewer viewer;
    private final Clock clock;

    ImportView(
            Imports imports,
            Sources sources,
            WaitingChanges waiting,
            EventCalendar calendar,
            Viewer viewer,
            Clock clock) {
        this.imports = imports;
        this.sources = sources;
        this.waiting = waiting;
        this.calendar = calendar;
        this.viewer = viewer;
        this.clock = clock;
    }

    /**
     * The page to import from.
     *
     * @param fromUrl whether the form for URLs is shown
     * @param problem why nothing was imported, null if nothing went wrong
     */
    record Start(
            boolean fromUrl,
            ImportForm form,
            @Nullable Problem problem,
            List<Waiting> waiting,
            List<Source> sources,
            List<Recent> recent,
            List<String> categories,
            List<String> zones) {
        /** What is wrong with a field, empty if nothing is. */
        public String error(String field) {
            return problem != null && field.equals(problem.field())
                    ? problem.detail() + ". " + Objects.requireNonNullElse(problem.remedy(), "")
                    : "";
        }
    }

    /** A change that waits for approval. */
    record Waiting(String eventId, ImportRow row, String since) {}

    /** A source and how it is doing. */
    record Source(SourceStatus status, String url, String last, String next, String trouble) {}

    /** An earlier import. */
    record Recent(UUID id, String source, String when, String said, boolean applied) {}

    /**
     * A preview, or what came of it.
     *
     * @param drafts how many of its events are drafts still
     * @param waits how many of its changes wait for approval
     * @param applied when and by whom, empty while it is a preview
     */
    record Preview(
            ImportPreview preview,
            String read,
            List<ImportFilter.Choice> choices,
            List<ImportRow> rows,
            String shown,
            @Nullable String earlier,
            @Nullable String later,
            long acting,
            long drafts,
            long waits,
            String applied) {}

    Start start(boolean fromUrl, ImportForm form, @Nullable Problem problem) {
        Map<String, Event> events = events();
        Instant now = clock.instant();
        List<String> categories = events.values().stream()
                .map(Event::category)
                .distinct()
                .sorted()
                .toList();
        return new Start(
                fromUrl,
                form,
                problem,
                waiting.all().stream()
                        .map(change -> waiting(change, events, now))
                        .toList(),
                sources.all().stream().map(status -> source(status, now)).toList(),
                imports.recent(RECENT).stream()
                        .map(preview -> recent(preview, now))
                        .toList(),
                categories,
                Zones.all());
    }

    Preview preview(UUID id, ImportFilter filter) {
        ImportPreview preview = imports.find(id);
        Map<String, Event> events = events();
        List<ProposedChange> shown = filter.shown(preview.changes());
        int pages = Math.max(1, (shown.size() + ImportFilter.PAGE - 1) / ImportFilter.PAGE);
        int page = Math.min(filter.page(), pages);
        int from = (page - 1) * ImportFilter.PAGE;
        int to = Math.min(shown.size(), from + ImportFilter.PAGE);
        boolean applied = preview.appliedAt() != null;
        return new Preview(
                preview,
                new Hours(viewer.zone()).moment(preview.createdAt()),
                filter.choices(preview),
                shown.subList(from, to).stream()
                        .map(change -> row(change, events))
                        .toList(),
                pages == 1 ? "" : (from + 1) + " to " + to + " of " + shown.size(),
                page > 1 ? filter.path(id, page - 1) : null,
                page < pages ? filter.path(id, page + 1) : null,
                preview.acting(),
                applied ? drafts(preview, events) : 0,
                waiting.all().stream()
                        .filter(change -> change.previewId().equals(id))
                        .count(),
                preview.appliedAt() == null
                        ? ""
                        : Spans.age(preview.appliedAt(), clock.instant()) + " by " + preview.appliedBy());
    }

    private static long drafts(ImportPreview preview, Map<String, Event> events) {
        return preview.changes().stream()
                .filter(ProposedChange::acts)
                .map(change -> events.get(change.eventId()))
                .filter(event -> event != null && event.state() == EventState.DRAFT)
                .count();
    }

    private ImportRow row(ProposedChange change, Map<String, Event> events) {
        return ImportRow.of(
                change,
                change.eventId() == null ? null : events.get(change.eventId()),
                zone -> new Hours(viewer.zoneFor(zone)));
    }

    private Waiting waiting(WaitingChange change, Map<String, Event> events, Instant now) {
        return new Waiting(change.eventId(), row(change.change(), events), Spans.age(change.since(), now));
    }

    private static Source source(SourceStatus status, Instant now) {
        String fetched = status.fetchedAt() == null ? "never" : Spans.age(status.fetchedAt(), now);
        String outcome = status.outcome() == null ? "" : ": " + status.outcome();
        String applied = status.appliedAt() == null ? "never" : Spans.age(status.appliedAt(), now);
        return new Source(
                status,
                status.subscription() == null ? "" : status.subscription().url(),
                status.subscription() == null ? "Applied " + applied : "Fetched " + fetched + outcome,
                status.nextFetchAt() == null ? "" : "Next " + Spans.relative(status.nextFetchAt(), now),
                status.failures() == 0 || status.lastError() == null
                        ? ""
                        : "Failed " + (status.failures() == 1 ? "once" : status.failures() + " times") + ": "
                                + status.lastError());
    }

    private static Recent recent(ImportPreview preview, Instant now) {
        String said = preview.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + ImportRow.counted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
        return new Recent(
                preview.id(), preview.source(), Spans.age(preview.createdAt(), now), said, preview.appliedAt() != null);
    }

    private Map<String, Event> events() {
        return calendar.all().stream().collect(Collectors.toMap(Event::id, Function.identity()));
    }
}
