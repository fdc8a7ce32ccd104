package dev.kickoff.transform.internal.proof;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report.Finding;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.internal.events.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is proven about one target. Used by one thread at a time. */
public final class Proofs {
    /** What goes by itself within this time is not worth a finding. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Findings findings;
    private final LeadTimes leadTimes;
    private final Duration declaredLeadTime;
    private final ReadinessProof readiness;
    private final ReleaseProof release;
    private final DriftCount drift;

    public Proofs(ProofSettings settings, Duration declaredLeadTime, LeadTimes leadTimes, Events events) {
        this.findings = new Findings(events);
        this.leadTimes = leadTimes;
        this.declaredLeadTime = declaredLeadTime;
        this.readiness = new ReadinessProof(findings, events);
        this.release = new ReleaseProof(findings, settings.releaseTime());
        this.drift = new DriftCount(findings);
    }

    public void restore() {
        leadTimes.restore();
    }

    public void targetRead(CapacityState state, Instant now) {
        drift.forgetOld(now);
        lasting(Findings.TARGET_PROBLEM, state.problem(), now);
    }

    public void measured(Duration leadTime) {
        leadTimes.add(leadTime);
    }

    public void inForce(Floor floor, int wanted, CapacityState state, Instant now) {
        readiness.watch(floor, wanted, state, now);
    }

    /** Whether the minimum that Kickoff has set is without effect and should be set again. */
    public boolean mustTryAgain(Floor floor, int wanted, CapacityState state, Instant now) {
        return readiness.mustTryAgain(floor, wanted, state, leadTimes.p95().orElse(declaredLeadTime), now);
    }

    /** @param left the minimum that this cycle leaves, null when it is not Kickoff's doing */
    public void left(@Nullable Integer left, CapacityState state, Instant now) {
        release.watch(left, state.desired(), now);
    }

    public void drifted(@Nullable String advice, Instant now) {
        drift.drifted(advice, now);
    }

    /**
     * What came of the actions of a cycle.
     *
     * @param refused why a raise was refused, null if none was
     * @param failed what failed, null if nothing did
     */
    public void acted(@Nullable String refused, @Nullable String failed, Instant now) {
        lasting(Findings.REFUSED, refused, now);
        lasting(Findings.FAILING, failed, now);
    }

    private void lasting(String kind, @Nullable String message, Instant now) {
        if (message == null) {
            findings.over(kind);
        } else {
            findings.found(kind, message, PATIENCE, now);
        }
    }

    public List<Finding> findings() {
        return findings.lasting();
    }

    public Optional<Duration> leadTimeP95() {
        return leadTimes.p95();
    }
}
