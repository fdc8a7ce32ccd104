package dev.kickoff.transform.internal.plan;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.PlanSource.Answer;
import dev.kickoff.transform.PlanSource.Changed;
import dev.kickoff.transform.PlanSource.Unavailable;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.hub.PlanPoll;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.plan.SavedPlan.BrokenBackupException;
import dev.kickoff.transform.internal.storage.CheckedFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the plan in use the newest that can be trusted. Used by one thread at a time. */
public final class PlanFollower {
    /** What asking the hub has told. */
    public enum Heard {
        /** The plan in use is the hub's newest, said just now. */
        CONFIRMED,
        /** Nobody could be asked: the plan in use is the newest that is known of. */
        OUT_OF_REACH,
        /** The hub answered, and not with a plan that can be used; it may have another than the one in use. */
        REFUSED,
        /** The hub answered that it knows no plan for this service. */
        SERVICE_UNKNOWN
    }

    private final PlanPoll poll;
    private final PlanVerifier verifier;
    private final PlanInUse inUse;
    private final @Nullable SavedPlan backup;
    private final @Nullable CheckedFile refusal;
    private final Events events;
    private boolean unsaved;
    private Heard last = Heard.OUT_OF_REACH;
    private @Nullable String refused;

    /**
     * @param backup null to keep no plan on disk
     * @param refusal where it is written that something else than the plan in use was offered; null to forget it with
     *     the process
     */
    public PlanFollower(
            PlanPoll poll,
            PlanVerifier verifier,
            PlanInUse inUse,
            @Nullable SavedPlan backup,
            @Nullable CheckedFile refusal,
            Events events) {
        this.poll = poll;
        this.verifier = verifier;
        this.inUse = inUse;
        this.backup = backup;
        this.refusal = refusal;
        this.events = events;
    }

    /** Starts with the plan on disk, if there is one. */
    public void restore() {
        restoreRefusal();
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

    /** @param force also while a back-off lasts; while it does, what was heard last still holds */
    public Heard follow(boolean force, Instant now) {
        saveIfNeeded();
        if (force || poll.due()) {
            last = ask(now);
        }
        return last;
    }

    private Heard ask(Instant now) {
        Answer answer = poll.poll();
        if (answer instanceof Unavailable unavailable) {
            events.callFailed("plan", unavailable.kind(), unavailable.message());
            return heard(unavailable.kind());
        }
        events.callWorks("plan");
        if (answer instanceof Changed changed) {
            return take(changed, now);
        }
        inUse.confirm(now);
        remember(null);
        return Heard.CONFIRMED;
    }

    /** A hub that offered something else and then went away may well have a newer plan: that is not forgotten. */
    private Heard heard(Kind failure) {
        return switch (failure) {
            case NO_PLAN -> Heard.SERVICE_UNKNOWN;
            case HUB_UNREACHABLE, HUB_ERROR -> refused == null ? Heard.OUT_OF_REACH : Heard.REFUSED;
            default -> Heard.REFUSED;
        };
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
        } catch (PlanRefusedException offer) {
            String reason = offer.reason();
            events.error(Kind.PLAN_REFUSED, reason);
            if (!reason.equals(refused)) {
                remember(reason);
                events.tell(to -> to.onPlanRefused(reason));
            }
            return Heard.REFUSED;
        }
        poll.accepted(changed.tag());
        remember(null);
        events.over(Kind.PLAN_REFUSED);
        return Heard.CONFIRMED;
    }

    /** Also over a restart: the plan in the backup may be an old one since then. */
    private void restoreRefusal() {
        try {
            refused = refusal == null ? null : refusal.read().orElse(null);
        } catch (IOException | UnreadableDocumentException unreadable) {
            refused = "a refusal before the restart";
        }
    }

    private void remember(@Nullable String reason) {
        boolean known = Objects.equals(reason, refused);
        refused = reason;
        if (refusal == null || known) {
            return;
        }
        try {
            if (reason == null) {
                refusal.delete();
            } else {
                refusal.write(reason);
            }
        } catch (IOException | RuntimeException unwritable) {
            events.error(Kind.BACKUP, "that a plan was refused cannot be saved: " + unwritable);
        }
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
