package dev.kickoff.hub.audit;

import org.jspecify.annotations.Nullable;

/**
 * Checks a chain entry by entry, in order. What it cannot see is whether the newest entries were cut off, or the oldest
 * where the chain does not begin with the first: hold {@link Verdict#head()} against a hash that was noted elsewhere.
 * Not thread-safe.
 */
public final class AuditCheck {
    /**
     * What a check found.
     *
     * @param intact whether nothing was changed, left out or put in between
     * @param entries that were checked; those after the first fault are not
     * @param firstSeq of the first entry, 0 if there was none
     * @param lastSeq of the last good entry, 0 if there was none
     * @param head hash of the last good entry, null if there was none
     * @param problem what is wrong with which entry, null if nothing is
     */
    public record Verdict(
            boolean intact,
            long entries,
            long firstSeq,
            long lastSeq,
            @Nullable String head,
            @Nullable String problem) {}

    private long entries;
    private long firstSeq;
    private @Nullable AuditEntry last;
    private @Nullable String problem;

    /** @return whether it is still worth going on */
    public boolean next(AuditEntry entry) {
        if (problem != null) {
            return false;
        }
        problem = fault(entry);
        if (problem != null) {
            return false;
        }
        if (last == null) {
            firstSeq = entry.seq();
        }
        last = entry;
        entries++;
        return true;
    }

    /** Ends the check for a reason that lies outside of the entries, for example a line that cannot be read. */
    public void broken(String reason) {
        if (problem == null) {
            problem = reason;
        }
    }

    public Verdict verdict() {
        return new Verdict(
                problem == null,
                entries,
                firstSeq,
                last == null ? 0 : last.seq(),
                last == null ? null : last.hash(),
                problem);
    }

    private @Nullable String fault(AuditEntry entry) {
        String name = "Entry " + entry.seq();
        if (!entry.hash().equals(entry.expectedHash())) {
            return name + " was changed: its content does not have the hash it carries";
        }
        if (entry.seq() == 1 && !entry.previous().equals(AuditEntry.GENESIS)) {
            return name + " is not the beginning of a trail: entries before it are missing";
        }
        if (last == null) {
            return entry.seq() < 1 ? name + " cannot be: entries are counted from 1" : null;
        }
        if (entry.seq() != last.seq() + 1) {
            return name + " follows entry " + last.seq() + ": entries between them are missing or out of order";
        }
        if (!entry.previous().equals(last.hash())) {
            return name + " does not continue entry " + last.seq() + ": one of them was replaced";
        }
        return entry.at().isBefore(last.at()) ? name + " is earlier than entry " + last.seq() : null;
    }
}
