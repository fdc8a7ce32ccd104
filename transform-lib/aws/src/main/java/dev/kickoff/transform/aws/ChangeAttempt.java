package dev.kickoff.transform.aws;

import dev.kickoff.transform.ActuatorResult;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes a change, and of its failure what the library can act on. */
final class ChangeAttempt {
    private ChangeAttempt() {}

    interface Change {
        ActuatorResult make();
    }

    /** Reads a target's minimum afresh; empty if there is no such target. */
    interface Minimum {
        OptionalInt read();
    }

    /**
     * The calls that scale have no token that would make them safe to repeat, so when an answer is missing the target
     * itself says whether the change happened.
     *
     * @param to the minimum afterwards
     */
    static ActuatorResult make(int to, Change change, Minimum minimum) {
        try {
            return change.make();
        } catch (SdkException failed) {
            if (Failures.nothingChanged(failed)) {
                return ActuatorResult.refused(Failures.explain(failed));
            }
            // Reading back would only add to the throttled calls.
            return Failures.throttled(failed)
                    ? ActuatorResult.failed(Failures.explain(failed))
                    : readBack(to, failed, minimum);
        }
    }

    private static ActuatorResult readBack(int to, SdkException failed, Minimum minimum) {
        try {
            OptionalInt now = minimum.read();
            return now.isPresent() && now.getAsInt() == to
                    ? ActuatorResult.applied("seen by reading back after: " + Failures.explain(failed))
                    : ActuatorResult.failed(Failures.explain(failed));
        } catch (SdkException unreadable) {
            return ActuatorResult.failed("unknown whether it happened: " + Failures.explain(failed));
        }
    }

    static ActuatorResult applied(@Nullable String... notes) {
        String all = joined(notes);
        return all == null ? ActuatorResult.applied() : ActuatorResult.applied(all);
    }

    /** Null if there is nothing to say. */
    static @Nullable String joined(@Nullable String... notes) {
        String all = Arrays.stream(notes).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }
}
