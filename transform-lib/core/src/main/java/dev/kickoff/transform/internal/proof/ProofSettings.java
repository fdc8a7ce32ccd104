package dev.kickoff.transform.internal.proof;

import dev.kickoff.transform.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a builder says about proofs and pauses.
 *
 * @param readiness null to take the actuator's word
 * @param releaseTime in which capacity is expected to go after the floor was lowered
 * @param paused why nothing may be changed from the start on, null if it may
 * @param pauseFile pauses while it exists; null for {@code PAUSE} in the backup directory
 */
public record ProofSettings(
        @Nullable Readiness readiness,
        Duration releaseTime,
        @Nullable String paused,
        @Nullable Path pauseFile) {}
