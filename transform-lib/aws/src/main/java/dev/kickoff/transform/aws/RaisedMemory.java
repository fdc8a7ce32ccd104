package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What was raised, in the target's tag. A target without the tag has nothing raised, so deleting it makes every process
 * forget. What could not be written into the tag is kept here and written later; a restart before that loses it. Used by
 * one thread at a time.
 */
final class RaisedMemory {
    private final Consumer<RaisedFloor> tagging;
    /** What the tag says as far as we know. */
    private Optional<RaisedFloor> tag = Optional.empty();

    private @Nullable Unwritten unwritten;

    /**
     * What is not in the tag yet.
     *
     * @param passing whether writing it again can help, without anybody changing permissions
     */
    private record Unwritten(RaisedFloor raised, boolean passing) {}

    /** @param tagging writes the tag; failures come out as the SDK throws them */
    RaisedMemory(Consumer<RaisedFloor> tagging) {
        this.tagging = tagging;
    }

    /**
     * All that is known of what was raised.
     *
     * @param described what the tag says, just read
     * @param minimum of the target, which is all its own when nothing was raised
     */
    RaisedFloor recall(Optional<RaisedFloor> described, int minimum) {
        if (unwritten != null && !tag.equals(described)) {
            // The call did its work after all, or a peer has written since.
            unwritten = null;
        }
        tag = described;
        return unwritten != null ? unwritten.raised() : tag.orElse(new RaisedFloor(minimum, minimum, 0));
    }

    /** Says why it could not be written into the tag; null if it was. */
    @Nullable
    String write(RaisedFloor raised) {
        try {
            tagging.accept(raised);
            tag = Optional.of(raised);
            unwritten = null;
            return null;
        } catch (SdkException failed) {
            // Capacity goes before bookkeeping: this process remembers it all the same.
            unwritten = new Unwritten(raised, !Failures.nothingChanged(failed));
            return "not remembered in tag " + RaisedTag.KEY + ": " + Failures.explain(failed);
        }
    }

    /** Writes what is still missing in the tag. */
    void catchUp() {
        if (unwritten != null && unwritten.passing()) {
            write(unwritten.raised());
        }
    }
}
