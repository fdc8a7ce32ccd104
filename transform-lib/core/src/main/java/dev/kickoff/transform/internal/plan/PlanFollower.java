package dev.kickoff.transform.internal.plan;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.PlanSource.Answer;
import dev.kickoff.transform.PlanSource.Changed;
import dev.kickoff.transform.PlanSource.Unavailable;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.hub.PlanPoll;
import dev.kickoff.transform.internal.plan.SavedPlan.BrokenBackupException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the plan in use the newest that can be trusted. Used by one thread at a time. */
public final class PlanFollower {
    /** What asking the hub has told. */
    public enum Heard {
        /** The plan in use is the hub's newest, said just now. */
        CONFIRMED,
        /** The hub was not asked, not reached, or offered something that cannot be used. */
        NOT_CONFIRMED,
        /** As before, and the hub knows no plan for this service. */
        SERVICE_UNKNOWN
    }

    private final PlanPoll poll;
    private final PlanVerifier verifier;
    private final PlanInUse inUse;
    private final @Nullable SavedPlan backup;
    private final Events events;
    private boolean unsaved;
    private @Nullable String refused;

    /** @param backup null to keep no plan on disk */
    public PlanFollower(
            PlanPoll poll, PlanVerifier verifier, PlanInUse inUse, @Nullable SavedPlan backup, Events events) {
        this.poll = poll;
        this.verifier = verifier;
        this.inUse = inUse;
        this.backup = backup;
        this.events = events;
    }

    /** Starts with the plan on disk, if there is one. */
    public void restore() {
        if (backup == null) {
            events.info("no backupDirectory and no planBackup: without the hub there will be no plan after a restart");
            return;
        }
        try {
            Optional<VerifiedPlan> saved = backup.load();
            if (saved.isPresent() && inUse.restore(saved.get())) {
                events.info("plan version " + saved.get().plan().version() + " taken from the backup");
                events.tell(to -> to.onPlanAccepted(saved.get().plan(), Report.PlanSource.BACKUP));
            }
        } catch (BrokenBackupException broken) {
            events.error(Kind.BACKUP, "the plan's backup cannot be used: " + broken.getMessage());
        } catch (IOException | RuntimeException unreadable) {
            events.error(Kind.BACKUP, "the plan's backup cannot be read: " + unreadable);
        }
    }

    /** @param force also while a back-off lasts */
    public Heard follow(boolean force, Instant now) {
        saveIfNeeded();
        if (!force && !poll.due()) {
            return Heard.NOT_CONFIRMED;
        }
        Answer answer = poll.poll();
        if (answer instanceof Unavailable unavailable) {
            events.callFailed("plan", unavailable.kind(), unavailable.message());
            return unavailable.kind() == Kind.NO_PLAN ? Heard.SERVICE_UNKNOWN : Heard.NOT_CONFIRMED;
        }
        events.callWorks("plan");
        if (answer instanceof Changed changed) {
            return take(changed, now);
        }
        inUse.confirm(now);
        return Heard.CONFIRMED;
    }

    private Heard take(Changed changed, Instant now) {
        try {
            VerifiedPlan offered = verifier.verify(changed.envelope());
            if (inUse.offer(offered, now)) {
                unsaved = true;
                saveIfNeeded();
                events.info("plan version " + offered.plan().version() + " is in use");
                events.tell(to -> to.onPlanAccepted(offered.plan(), Report.PlanSource.HUB));
            }
        } catch (PlanRefusedException refusal) {
            events.error(Kind.PLAN_REFUSED, refusal.reason());
            if (!refusal.reason().equals(refused)) {
                refused = refusal.reason();
                events.tell(to -> to.onPlanRefused(refusal.reason()));
            }
            return Heard.NOT_CONFIRMED;
        }
        poll.accepted(changed.tag());
        refused = null;
        events.over(Kind.PLAN_REFUSED);
        return Heard.CONFIRMED;
    }

    private void saveIfNeeded() {
        Optional<PlanInUse.Current> current = inUse.current();
        if (!unsaved || current.isEmpty()) {
            return;
        }
        if (backup != null) {
            try {
                backup.save(current.get().verified());
                events.over(Kind.BACKUP);
            } catch (IOException | RuntimeException unwritable) {
                events.error(Kind.BACKUP, "the plan cannot be saved, tried again: " + unwritable);
                return;
            }
        }
        unsaved = false;
    }
}
