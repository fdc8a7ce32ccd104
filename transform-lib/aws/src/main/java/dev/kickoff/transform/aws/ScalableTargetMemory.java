package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** What was raised, and what may be raised by the clock, in tags of a scalable target. Used by one thread at a time. */
final class ScalableTargetMemory {
    private static final String NO_ARN = "not remembered in tag " + RaisedTag.KEY + ": AWS tells no ARN of the target";

    private final ScalableTargetCalls calls;
    private final RaisedMemory memory;
    /** Of the target as last described. */
    private @Nullable String arn;
    /** Minima that our scheduled actions may have set, as the tag says. */
    private Set<Integer> ahead = Set.of();

    ScalableTargetMemory(ScalableTargetCalls calls) {
        this.calls = calls;
        this.memory = new RaisedMemory(this::tag);
    }

    /**
     * What is known of what was raised.
     *
     * @param raised null if the tag may not be read: then the library's own memory counts
     * @param problem why, null if all is well
     */
    record Recalled(@Nullable RaisedFloor raised, @Nullable String problem) {}

    /** @throws SdkException if the tag cannot be read now but perhaps later; guessing could lower what is not ours */
    Recalled recall(ScalableTarget target) {
        arn = target.arn();
        if (arn == null) {
            return new Recalled(null, NO_ARN);
        }
        try {
            Map<String, String> tags = calls.tags(arn);
            ahead = AheadTag.parse(tags.get(AheadTag.KEY));
            Optional<RaisedFloor> raised = RaisedTag.parse(tags.get(RaisedTag.KEY));
            return new Recalled(memory.recall(raised, target.minCapacity()), null);
        } catch (SdkException failed) {
            if (!Failures.nothingChanged(failed)) {
                throw failed;
            }
            return new Recalled(null, "cannot read tag " + RaisedTag.KEY + ": " + Failures.explain(failed));
        }
    }

    /** Writes what is still missing in the tag. */
    void catchUp() {
        memory.catchUp();
    }

    /** Says why it could not be written into the tag; null if it was. */
    @Nullable
    String write(RaisedFloor raised) {
        return arn == null ? NO_ARN : memory.write(raised);
    }

    /** Minima that our scheduled actions may have set, as last read or written. */
    Set<Integer> ahead() {
        return ahead;
    }

    /**
     * Says in the tag, before AWS can carry it out, which minima would be ours.
     *
     * @return why it could not be written, null if it was
     */
    @Nullable
    String claimAhead(Set<Integer> minima) {
        if (arn == null || minima.equals(ahead)) {
            return null;
        }
        try {
            calls.tag(arn, AheadTag.KEY, AheadTag.write(minima));
            ahead = Set.copyOf(minima);
            return null;
        } catch (SdkException failed) {
            return "not remembered in tag " + AheadTag.KEY + ": " + Failures.explain(failed);
        }
    }

    private void tag(RaisedFloor raised) {
        if (arn != null) {
            calls.tag(arn, RaisedTag.KEY, RaisedTag.write(raised));
        }
    }
}
