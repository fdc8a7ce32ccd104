package dev.kickoff.hub.console;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the event form, for pages that look at it without saving it. */
public final class EnteredEvent {
    private final EventFormReader reader;
    private final EventDraft draft;

    private EnteredEvent(EventFormReader reader, EventDraft draft) {
        this.reader = reader;
        this.draft = draft;
    }

    /**
     * @param fields as the browser sent them
     * @param before the event as it is, null for a new one
     */
    public static EnteredEvent of(MultivaluedMap<String, String> fields, @Nullable Event before) {
        EventFormReader reader = new EventFormReader(EventForm.sent(fields));
        EventState state = before == null || before.state() == EventState.DRAFT ? EventState.APPROVED : before.state();
        return new EnteredEvent(reader, reader.draft(before, state));
    }

    /** What must be put right before there is a draft, for people, in the order of the form. */
    public List<String> errors() {
        return new ArrayList<>(reader.errors().values());
    }

    /** To be used only if there are no errors. */
    public EventDraft draft() {
        return draft;
    }

    /** The sentence for a rule that the calendar found broken. */
    public List<String> errors(InvalidDocumentException broken) {
        reader.add(broken);
        return errors();
    }
}
