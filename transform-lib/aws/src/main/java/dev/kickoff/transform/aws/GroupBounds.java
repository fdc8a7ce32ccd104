package dev.kickoff.transform.aws;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.FloorChange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Moves MinSize, and MaxSize up where that is allowed, by AWS's rules for both. Used by one thread at a time. */
final class GroupBounds {
    private final GroupCalls calls;
    private final int allowedMaxSize;
    private final @Nullable RaisedMemory memory;

    /**
     * @param allowedMaxSize MaxSize is raised no further, 0 to leave it
     * @param memory null to remember nothing at the group
     */
    GroupBounds(GroupCalls calls, int allowedMaxSize, @Nullable RaisedMemory memory) {
        this.calls = calls;
        this.allowedMaxSize = allowedMaxSize;
        this.memory = memory;
    }

    int allowedMaxSize() {
        return allowedMaxSize;
    }

    /** As far as MinSize can go: a larger MaxSize makes a warm pool without a limit of its own start instances. */
    int ceiling(Group group) {
        return group.warmPoolFollowsMaxSize() ? group.maxSize() : Math.max(group.maxSize(), allowedMaxSize);
    }

    ActuatorResult raise(Group group, FloorChange change) {
        if (change.to() <= group.minSize()) {
            return ActuatorResult.applied("MinSize was " + group.minSize() + " already");
        }
        if (change.to() > ceiling(group)) {
            return ActuatorResult.refused(aboveMaxSize(group, change.to()));
        }
        String untagged = memory == null ? null : memory.write(change.raised());
        String raisedMax = null;
        try {
            if (change.to() <= group.maxSize()) {
                calls.update(change.to(), null);
            } else {
                raisedMax = raiseBoth(change.to());
            }
        } catch (SdkException failed) {
            if (Failures.nothingChanged(failed) && memory != null) {
                group.raised().ifPresent(memory::write);
            }
            throw failed;
        }
        return ChangeAttempt.applied(
                raisedMax, untagged, group.suspendedProblem().orElse(null));
    }

    /**
     * Looks again first: lowering a MaxSize that a peer or a person has raised meanwhile would terminate instances.
     *
     * @return what people should know, null for nothing
     */
    private @Nullable String raiseBoth(int units) {
        Group now = calls.describe().orElse(null);
        if (now != null && now.minSize() >= units) {
            return "MinSize was " + now.minSize() + " already";
        }
        if (now != null && now.maxSize() >= units) {
            calls.update(units, null);
            return null;
        }
        calls.update(units, units);
        return now == null ? null : "MaxSize raised from " + now.maxSize() + " to " + units + " too";
    }

    ActuatorResult lower(Group group, FloorChange change) {
        if (group.minSize() > change.from()) {
            return ActuatorResult.refused("MinSize was raised from " + change.from() + " to " + group.minSize()
                    + " by somebody else; left as it is");
        }
        if (change.to() >= group.minSize()) {
            return ActuatorResult.applied("MinSize was " + group.minSize() + " already");
        }
        calls.update(change.to(), null);
        return ChangeAttempt.applied(memory == null ? null : memory.write(change.raised()));
    }

    private String aboveMaxSize(Group group, int wanted) {
        String both = "MinSize " + wanted + " is above the group's MaxSize " + group.maxSize();
        if (allowedMaxSize >= wanted) {
            return both + ", and a warm pool without MaxGroupPreparedCapacity would follow a larger MaxSize and start"
                    + " instances; set that limit or raise MaxSize yourself";
        }
        return both + "; raise MaxSize, or allow it with allowMaxSizeUpTo(" + wanted + ")";
    }

    /**
     * Makes room under MaxSize for floors that AWS is to set by itself. It is not left to the scheduled actions, because one
     * of those would also lower a MaxSize that somebody has raised until then, and so terminate instances.
     *
     * @param units the highest of the floors
     * @return MaxSize afterwards
     */
    int makeRoom(Group group, int units) {
        int wanted = Math.min(units, ceiling(group));
        if (wanted <= group.maxSize()) {
            return group.maxSize();
        }
        Group now = calls.describe().orElse(group);
        if (wanted > now.maxSize()) {
            calls.updateMaxSize(wanted);
        }
        return Math.max(wanted, now.maxSize());
    }
}
