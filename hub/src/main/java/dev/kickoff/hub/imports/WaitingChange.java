package dev.kickoff.hub.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of an approved event that waits for its approval; until then the approved revision stays in force, capacity
 * included.
 *
 * @param previewId the import that brought it
 */
public record WaitingChange(String eventId, String source, UUID previewId, Instant since, ProposedChange change) {}
