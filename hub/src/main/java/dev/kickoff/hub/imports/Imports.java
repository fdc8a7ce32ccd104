package dev.kickoff.hub.imports;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.imports.reading.Documents;
import dev.kickoff.hub.imports.reading.Reading;
import dev.kickoff.hub.imports.reading.UnreadableDocumentException;
import dev.kickoff.hub.imports.reading.UsualDurations;
import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns documents into previews. The calendar is not changed here; {@link ImportApplication} does that. */
@ApplicationScoped
public class Imports {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final EventCalendar calendar;
    private final ImportsConfig config;
    private final UsualDurations durations;
    private final Clock clock;

    Imports(EventCalendar calendar, ImportsConfig config, Clock clock) {
        this.calendar = calendar;
        this.config = config;
        this.durations = new UsualDurations(config.durations());
        this.clock = clock;
    }

    /**
     * Compares a document with the calendar and keeps the result.
     *
     * @param source name of where the document comes from; the same for every version of it
     * @param kind null finds it out from the document
     * @param origin file name or URL, for people
     * @throws ProblemException 422 if nothing of the document can be read, or too much is missing from it
     */
    @Transactional
    public ImportPreview preview(
            String source,
            byte[] document,
            Documents.@Nullable Kind kind,
            ImportOptions options,
            String origin,
            String author) {
        checkName(source);
        if (document.length > config.largestDocument()) {
            throw ProblemException.invalid(
                    "document",
                    "The document has " + document.length + " bytes, more than " + config.largestDocument(),
                    "Import it in parts, or raise kickoff.imports.largest-document");
        }
        Reading reading = read(document, kind == null ? Documents.Kind.of(document) : kind, options);
        StoredSource stored = StoredSource.locked(source).orElseGet(() -> added(source));
        Instant now = now();
        List<ProposedChange> changes = compare(source, reading, options, now);
        ImportPreview preview = new ImportPreview(
                UUID.randomUUID(),
                source,
                now,
                author,
                origin,
                Digests.sha256(document),
                reading.format(),
                options,
                reading.notes(),
                ImportPreview.count(changes),
                changes,
                null,
                null);
        return keep(stored, preview);
    }

    /** One that proposes the same as the newest open one of its source is not kept twice. */
    private ImportPreview keep(StoredSource source, ImportPreview preview) {
        String digest = Digests.of(preview);
        StoredPreview newest = source.previewId == null ? null : StoredPreview.findById(source.previewId);
        if (newest != null
                && newest.appliedAt == null
                && newest.generation == source.generation
                && newest.digest.equals(digest)) {
            return newest.preview();
        }
        new StoredPreview(preview, source.generation, digest).persist();
        source.previewId = preview.id();
        StoredPreview.forgetOld(source.name, config.keepPreviews());
        return preview;
    }

    /** Also those that were applied, until they are forgotten. */
    @Transactional
    public ImportPreview find(UUID id) {
        return StoredPreview.<StoredPreview>findByIdOptional(id)
                .map(StoredPreview::preview)
                .orElseThrow(() -> unknown(id));
    }

    /** The newest previews of all sources, applied or not. */
    @Transactional
    public List<ImportPreview> recent(int most) {
        return StoredPreview.<StoredPreview>find("order by createdAt desc").page(0, most).list().stream()
                .map(StoredPreview::preview)
                .toList();
    }

    private List<ProposedChange> compare(String source, Reading reading, ImportOptions options, Instant now) {
        Map<String, Event> events = calendar.all().stream().collect(Collectors.toMap(Event::id, Function.identity()));
        Map<String, StoredItem> items = StoredItem.of(source).stream()
                .collect(Collectors.toMap(item -> item.key.sourceId(), Function.identity()));
        Map<String, WaitingChange> waiting = StoredWaiting.<StoredWaiting>listAll().stream()
                .map(StoredWaiting::change)
                .collect(Collectors.toMap(WaitingChange::eventId, Function.identity()));
        try {
            return new Comparison(events, items, waiting, options, now).changes(reading);
        } catch (SourceLacksTooMuchException tooMuch) {
            throw ProblemException.invalid(
                    "document", Objects.requireNonNull(tooMuch.getMessage()), SourceLacksTooMuchException.REMEDY);
        }
    }

    private Reading read(byte[] document, Documents.Kind kind, ImportOptions options) {
        try {
            return Documents.read(document, kind, options.readingOrNone(), durations, config.mostEvents());
        } catch (UnreadableDocumentException unreadable) {
            throw ProblemException.invalid(
                    unreadable.field(), Objects.requireNonNull(unreadable.getMessage()), unreadable.remedy());
        }
    }

    private static StoredSource added(String name) {
        StoredSource source = new StoredSource();
        source.name = name;
        source.persist();
        return source;
    }

    static void checkName(String source) {
        if (!NAME.matcher(source).matches()) {
            throw ProblemException.invalid(
                    "source",
                    "source '" + source + "' is not a name",
                    "Name where the document comes from, the same every time: letters, digits, '.', '_' or '-'");
        }
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound("There is no import '" + id + "'", "Make a new preview of the document");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
