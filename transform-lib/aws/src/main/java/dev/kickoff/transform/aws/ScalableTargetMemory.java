package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** What was raised, in the tag of a scalable target. Used by one thread at a time. */
final class ScalableTargetMemory {
    private static final String NO_ARN = "not remembered in tag " + RaisedTag.KEY + ": AWS tells no ARN of the target";

    private final ScalableTargetCalls calls;
    private final RaisedMemory memory;
    /** Of the target as last described. */
    private @Nullable String arn;

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
            return new Recalled(memory.recall(calls.raised(arn), target.minCapacity()), null);
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

    private void tag(RaisedFloor raised) {
        if (arn != null) {
            calls.tag(arn, raised);
        }
    }
}
