package dev.kickoff.transform.internal.plan;

import dev.kickoff.transform.PlanBackup;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import java.io.IOException;
import java.util.Optional;

/** The plan in use in a backup, believed no more than what comes over the network. */
public final class SavedPlan {
    private final PlanBackup backup;
    private final PlanVerifier verifier;

    public SavedPlan(PlanBackup backup, PlanVerifier verifier) {
        this.backup = backup;
        this.verifier = verifier;
    }

    void save(VerifiedPlan plan) throws IOException {
        backup.save(plan.envelope());
    }

    /**
     * The plan saved last, with its signature checked again; empty if there is none. One that is broken or not trusted is
     * set aside and ignored.
     *
     * @throws BrokenBackupException after it was set aside
     * @throws IOException if it could not be read at all
     */
    Optional<VerifiedPlan> load() throws IOException, BrokenBackupException {
        try {
            Optional<String> envelope = backup.load();
            return envelope.isEmpty() ? Optional.empty() : Optional.of(verifier.verify(envelope.get()));
        } catch (UnreadableDocumentException | PlanRefusedException broken) {
            throw new BrokenBackupException(broken.getMessage() + "; " + backup.setAside());
        }
    }

    /** A backup that was there and could not be used. */
    static final class BrokenBackupException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenBackupException(String message) {
            super(message);
        }
    }
}
