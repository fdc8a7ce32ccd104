package dev.kickoff.transform.internal.proof;

import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import dev.kickoff.transform.internal.storage.CheckedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #KEPT} lead times measured, also over restarts. Their 95th percentile by nearest rank needs at least
 * {@value #NEEDED}; below twenty it is the longest of them. Used by one thread at a time.
 */
public final class LeadTimes {
    static final int KEPT = 100;
    static final int NEEDED = 10;

    private final @Nullable CheckedFile file;
    private final String target;
    private final Events events;
    private final List<Duration> measured = new ArrayList<>();

    /** @param file null to remember in memory only */
    public LeadTimes(@Nullable CheckedFile file, String target, Events events) {
        this.file = file;
        this.target = target;
        this.events = events;
    }

    /** The file's text. */
    private record Saved(String target, List<Duration> leadTimes) {}

    /** Remembers what was measured before a restart; a broken file is kept aside, another target's starts anew. */
    public void restore() {
        if (file == null) {
            return;
        }
        try {
            Optional<String> text = file.read();
            if (text.isPresent()) {
                Saved saved = WireJson.read(text.get(), Saved.class);
                if (target.equals(saved.target()) && saved.leadTimes() != null) {
                    saved.leadTimes().stream().filter(Objects::nonNull).forEach(this::keep);
                }
            }
        } catch (UnreadableDocumentException broken) {
            events.error(Kind.BACKUP, "the lead times measured cannot be used: " + broken.getMessage() + aside(file));
        } catch (IOException unreadable) {
            events.error(Kind.BACKUP, "the lead times measured cannot be read: " + unreadable);
        }
    }

    public void add(Duration leadTime) {
        keep(leadTime);
        if (file == null) {
            return;
        }
        try {
            file.write(WireJson.write(new Saved(target, measured)));
        } catch (IOException | RuntimeException unwritable) {
            events.error(Kind.BACKUP, "the lead times measured cannot be saved: " + unwritable);
        }
    }

    private void keep(Duration leadTime) {
        measured.add(leadTime);
        if (measured.size() > KEPT) {
            measured.remove(0);
        }
    }

    /** 95 of 100 raises were healthy within this time; empty before there were enough. */
    public Optional<Duration> p95() {
        if (measured.size() < NEEDED) {
            return Optional.empty();
        }
        List<Duration> sorted = measured.stream().sorted().toList();
        return Optional.of(sorted.get((95 * sorted.size() + 99) / 100 - 1));
    }

    private static String aside(CheckedFile file) {
        try {
            return "; kept aside as " + file.keepAside();
        } catch (IOException stuck) {
            return "; and cannot be kept aside: " + stuck;
        }
    }
}
