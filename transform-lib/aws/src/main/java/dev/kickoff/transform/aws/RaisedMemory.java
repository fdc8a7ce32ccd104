package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What was raised, in the group's tag. A group without the tag has nothing raised, so deleting it makes every process
 * forget. What could not be written into the tag is kept here and written later; a restart before that loses it. Used by
 * one thread at a time.
 */
final class RaisedMemory {
    private final GroupCalls calls;
    /** What the tag says as far as we know. */
    private Optional<RaisedFloor> tag = Optional.empty();

    private @Nullable Unwritten unwritten;

    /**
     * What is not in the tag yet.
     *
     * @param passing whether writing it again can help, without anybody changing permissions
     */
    private record Unwritten(RaisedFloor raised, boolean passing) {}

    RaisedMemory(GroupCalls calls) {
        this.calls = calls;
    }

    /** The group as described, but with all that is known of what was raised. */
    Group recall(Group described) {
        if (unwritten != null && !tag.equals(described.raised())) {
            // The call did its work after all, or a peer has written since.
            unwritten = null;
        }
        tag = described.raised();
        return described.withRaised(unwritten != null ? unwritten.raised() : tag.orElse(nothing(described)));
    }

    private static RaisedFloor nothing(Group group) {
        return new RaisedFloor(group.minSize(), group.minSize(), 0);
    }

    /** Says why it could not be written into the tag; null if it was. */
    @Nullable
    String write(RaisedFloor raised) {
        try {
            calls.tag(raised);
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
