package dev.kickoff.transform;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps the plan in use for a start without the hub; by default a checksummed file in the
 * {@link KickoffBuilder#backupDirectory}. Bring your own where there is no disk that survives a restart.
 *
 * <p>A backup is not trusted: signature, service and region of what it gives are checked as if the hub had sent it.
 * Called by one thread at a time, never by the host's threads unless they call {@link Kickoff#runOnce()}. May block, and
 * the cycle waits. An exception is told as an error of kind {@link LibraryError.Kind#BACKUP} and does no other harm.
 */
public interface PlanBackup {
    /**
     * Replaces what was saved before, wholly or not at all. Tried again in the next cycle after an exception.
     *
     * @param envelope a signed plan as JSON, to be given back unchanged
     */
    void save(String envelope) throws IOException;

    /** The envelope saved last, empty if there is none. Called once, in the first cycle. */
    Optional<String> load() throws IOException;

    /**
     * What {@link #load} gave cannot be used. Puts it where it is not loaded again and people can look at it.
     *
     * @return what was done, for the log
     */
    default String setAside() throws IOException {
        return "left where it is";
    }
}
