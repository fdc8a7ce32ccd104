package dev.kickoff.transform.internal.plan;

import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.storage.CheckedFile;
import java.io.IOException;
import java.util.Optional;

/** The plan in use on disk, so that a service that starts while the hub is down has its plan. */
public final class PlanBackup {
    private final CheckedFile file;
    private final PlanVerifier verifier;

    public PlanBackup(CheckedFile file, PlanVerifier verifier) {
        this.file = file;
        this.verifier = verifier;
    }

    public void save(VerifiedPlan plan) throws IOException {
        file.write(plan.envelope());
    }

    /**
     * The plan saved last, with its signature checked again; empty if there is none. A file that is broken or not
     * trusted is kept aside and ignored.
     *
     * @throws BrokenBackupException after it was kept aside
     * @throws IOException if it could not be read at all
     */
    public Optional<VerifiedPlan> load() throws IOException, BrokenBackupException {
        try {
            Optional<String> envelope = file.read();
            return envelope.isEmpty() ? Optional.empty() : Optional.of(verifier.verify(envelope.get()));
        } catch (UnreadableDocumentException | PlanRefusedException broken) {
            throw new BrokenBackupException(broken.getMessage() + "; kept aside as " + file.keepAside());
        }
    }

    /** A backup that was there and could not be used. */
    public static final class BrokenBackupException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenBackupException(String message) {
            super(message);
        }
    }
}
