package dev.kickoff.transform.internal.turns;

import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import dev.kickoff.transform.internal.storage.CheckedFile;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place last heard of, also over a restart without the hub: the new process stands where the old one stood. Only a
 * hint, so a file that cannot be read or written is no error.
 */
public final class PlaceStore {
    private final @Nullable CheckedFile file;
    private final Events events;
    private @Nullable Place saved;

    /** @param file null to forget it with the process */
    public PlaceStore(@Nullable CheckedFile file, Events events) {
        this.file = file;
        this.events = events;
    }

    Optional<Place> restore() {
        try {
            Optional<String> text = file == null ? Optional.empty() : file.read();
            if (text.isPresent()) {
                saved = WireJson.read(text.get(), Place.class);
            }
        } catch (IOException | UnreadableDocumentException unreadable) {
            events.info("the place among the instances cannot be read: " + unreadable);
        }
        return Optional.ofNullable(saved);
    }

    void save(Place place) {
        if (file == null || place.equals(saved)) {
            return;
        }
        try {
            file.write(WireJson.write(place));
            saved = place;
        } catch (IOException | RuntimeException unwritable) {
            events.info("the place among the instances cannot be saved: " + unwritable);
        }
    }
}
