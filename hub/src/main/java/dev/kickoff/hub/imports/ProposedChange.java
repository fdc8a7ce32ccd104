package dev.kickoff.hub.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kickoff.hub.imports.reading.RowProblem;
import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.EventState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a preview.
 *
 * @param eventId of the event in the calendar, that it has or will have; null for most problems
 * @param said what the source says now; null for problems and for events that the source lacks
 * @param seen the newest revision when the preview was made; applying is refused once there is a newer one. Null for new
 *     events
 * @param state of the seen revision, null for new events
 * @param fields what is different
 * @param note what else there is to know, null if nothing
 */
public record ProposedChange(
        ChangeKind kind,
        @Nullable String eventId,
        String name,
        @Nullable SourcedEvent said,
        @Nullable Integer seen,
        @Nullable EventState state,
        List<FieldChange> fields,
        @Nullable String note,
        @Nullable RowProblem problem) {
    public ProposedChange {
        fields = List.copyOf(fields);
    }

    /** Whether applying it changes anything of the calendar or of what waits for approval. */
    @JsonIgnore
    public boolean acts() {
        return switch (kind) {
            case NEW, MOVED, CHANGED, CANCELLED -> true;
            case UNCHANGED, PROBLEM -> false;
        };
    }

    @JsonIgnore
    public boolean conflicts() {
        return fields.stream().anyMatch(FieldChange::conflict);
    }

    /** Whether the event counts, so that the change has to be approved before it holds. */
    @JsonIgnore
    boolean mustBeApproved() {
        return state == EventState.APPROVED || state == EventState.LIVE;
    }
}
