package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import dev.kickoff.transform.internal.storage.CheckedFile;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process raised, also over restarts. Without it nothing is lowered, so it is written before the target is
 * raised. Capacity goes before bookkeeping: if it cannot be written, it is remembered in memory. Used by one thread at a
 * time.
 */
public final class RaisedFloorStore {
    private final @Nullable CheckedFile file;
    private final String target;
    private final Events events;
    private @Nullable RaisedFloor raised;

    /** @param file null to remember in memory only */
    public RaisedFloorStore(@Nullable CheckedFile file, String target, Events events) {
        this.file = file;
        this.target = target;
        this.events = events;
    }

    /** The file's text. */
    private record Saved(String target, RaisedFloor raised) {}

    /** Remembers what was saved before a restart; a broken file or another target's is kept aside. */
    public void restore() {
        if (file == null) {
            return;
        }
        try {
            Optional<String> text = file.read();
            if (text.isPresent()) {
                Saved saved = WireJson.read(text.get(), Saved.class);
                if (!target.equals(saved.target())) {
                    throw new UnreadableDocumentException(
                            "it is about '" + saved.target() + "', the target is '" + target + "'", null);
                }
                raised = saved.raised();
            }
        } catch (UnreadableDocumentException broken) {
            events.error(
                    Kind.BACKUP,
                    "what was raised before the restart cannot be read, so it will not be lowered: "
                            + broken.getMessage() + aside(file));
        } catch (IOException unreadable) {
            events.error(Kind.BACKUP, "what was raised before the restart cannot be read: " + unreadable);
        }
    }

    Optional<RaisedFloor> raised() {
        return Optional.ofNullable(raised);
    }

    void remember(@Nullable RaisedFloor now) {
        keep(now, now != null && !now.isOver());
    }

    /** Remembers over restarts also that nothing is raised yet: somebody may be about to raise for us. */
    void claim(RaisedFloor now) {
        keep(now, true);
    }

    private void keep(@Nullable RaisedFloor now, boolean saved) {
        raised = now;
        if (file == null) {
            return;
        }
        try {
            if (now == null || !saved) {
                file.delete();
            } else {
                file.write(WireJson.write(new Saved(target, now)));
            }
        } catch (IOException | RuntimeException unwritable) {
            events.error(Kind.BACKUP, "what was raised cannot be saved: " + unwritable);
        }
    }

    private static String aside(CheckedFile file) {
        try {
            return "; kept aside as " + file.keepAside();
        } catch (IOException stuck) {
            return "; and cannot be kept aside: " + stuck;
        }
    }
}
