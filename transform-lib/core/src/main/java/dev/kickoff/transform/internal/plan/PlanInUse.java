package dev.kickoff.transform.internal.plan;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report.PlanSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one plan in use: the newer version wins, the older never. Changed by one thread, read by any.
 *
 * <p>Equal versions with different content are refused too: versions are immutable, so one of the two is not the hub's.
 */
public final class PlanInUse {
    /** How long a floor outlasts its end when nobody can ask the hub whether the plan still holds. */
    public static final Duration GRACE = Duration.ofMinutes(15);

    /**
     * @param confirmedAt when the hub last said that this is the newest, null if it has not
     */
    public record Current(
            VerifiedPlan verified,
            PlanSource source,
            @Nullable Instant confirmedAt) {
        public CapacityPlan plan() {
            return verified.plan();
        }

        public boolean staleAt(Instant now) {
            return !now.isBefore(plan().validUntil());
        }

        /** The floor at an instant; the last one for ever after the plan has expired; empty before it begins. */
        public Optional<Floor> floorAt(Instant now) {
            List<Floor> floors = plan().floors();
            return staleAt(now) ? Optional.of(floors.get(floors.size() - 1)) : plan().floorAt(now);
        }
    }

    private volatile @Nullable Current current;

    public Optional<Current> current() {
        return Optional.ofNullable(current);
    }

    /** Starts with the plan from the disk, unless the hub was faster. */
    public boolean restore(VerifiedPlan saved) {
        if (current != null) {
            return false;
        }
        current = new Current(saved, PlanSource.BACKUP, null);
        return true;
    }

    /**
     * Takes what the hub says is the newest plan.
     *
     * @return whether the plan in use is another one now
     * @throws PlanRefusedException if it is older than the one in use
     */
    public boolean offer(VerifiedPlan offered, Instant now) throws PlanRefusedException {
        Current used = current;
        if (used != null) {
            long usedVersion = used.plan().version();
            long offeredVersion = offered.plan().version();
            if (offeredVersion < usedVersion) {
                throw new PlanRefusedException("version " + offeredVersion + " is older than version " + usedVersion
                        + " in use; if the hub's history was lost, restart without the backup file");
            }
            boolean same = used.verified().payload().equals(offered.payload());
            if (offeredVersion == usedVersion && !same) {
                throw new PlanRefusedException(
                        "version " + offeredVersion + " differs from the version " + usedVersion + " in use");
            }
        }
        current = new Current(offered, PlanSource.HUB, now);
        return used == null || used.plan().version() != offered.plan().version();
    }

    /** The hub says that nothing has changed since it sent the plan in use. */
    public void confirm(Instant now) {
        Current used = current;
        if (used != null) {
            current = new Current(used.verified(), PlanSource.HUB, now);
        }
    }
}
