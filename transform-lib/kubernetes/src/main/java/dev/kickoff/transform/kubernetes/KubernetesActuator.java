package dev.kickoff.transform.kubernetes;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the floor of a workload on Kubernetes by the minimum of its autoscaler: {@code minReplicas} of a
 * HorizontalPodAutoscaler (autoscaling/v2), or {@code minReplicaCount} of KEDA's ScaledObject (keda.sh/v1alpha1). The
 * autoscaler keeps working between its minimum and maximum.
 *
 * <p>It writes by server-side apply as field manager {@code kickoff}, and only the minimum, the annotation
 * {@value RaisedAnnotation#KEY} and, only after {@link Builder#allowMaxReplicasUpTo}, the maximum. If another manager
 * holds one of these fields with another value, it takes that field over, and the result says from whom. It never creates
 * an autoscaler, never scales the workload itself, and never overwrites what somebody wrote since it looked.
 *
 * <p>What Kickoff raised is remembered in the annotation, written in the same call as the minimum, so that any instance of
 * the service can lower it again. An object without the annotation has nothing raised: deleting it makes Kickoff forget.
 *
 * <p>Ready is what the scaled workload says in {@code status.readyReplicas}. A cycle costs two reads, a change one call
 * more, or two if a field is taken over. {@link #rbac} gives the rights that this needs, and no others. Thread-safe;
 * calls are made one at a time.
 */
public final class KubernetesActuator implements Actuator {
    /** Others may write while we do, as the autoscaler's own controller does, but hardly three times in a row. */
    private static final int LOOKS = 3;

    private final ScalerCalls calls;
    private final ScalerKind kind;
    private final String namespace;
    private final String name;
    private final int allowedMax;
    /** What the last read of this cycle saw; used by at most one change. */
    private @Nullable Scaler seen;

    private KubernetesActuator(Builder settings) {
        this.calls = new ScalerCalls(
                settings.client, settings.kind, settings.namespace, settings.name, settings.callTimeout);
        this.kind = settings.kind;
        this.namespace = settings.namespace;
        this.name = settings.name;
        this.allowedMax = settings.allowedMax;
    }

    /** @param client stays the caller's: closed by the caller, after {@code Kickoff.close()} */
    public static Builder horizontalPodAutoscaler(KubernetesClient client, String namespace, String name) {
        return new Builder(client, ScalerKind.HPA, namespace, name);
    }

    /** @param client stays the caller's: closed by the caller, after {@code Kickoff.close()} */
    public static Builder scaledObject(KubernetesClient client, String namespace, String name) {
        return new Builder(client, ScalerKind.SCALED_OBJECT, namespace, name);
    }

    @Override
    public String target() {
        return kind.kind.toLowerCase(Locale.ROOT) + "/" + namespace + "/" + name;
    }

    /**
     * A Role and a RoleBinding in YAML with the least rights that this actuator works with: to read and patch this one
     * autoscaler and to read the one workload that it scales.
     *
     * @param serviceAccount of the pods that embed the library, in the same namespace
     * @param apiVersion of the scaled workload, for example {@code apps/v1}
     * @param workloadKind for example {@code Deployment}
     * @param workload its name
     */
    public String rbac(String serviceAccount, String apiVersion, String workloadKind, String workload) {
        return RbacManifest.of(
                kind, namespace, name, new TargetRef(apiVersion, workloadKind, workload), serviceAccount);
    }

    @Override
    public synchronized CapacityState read() {
        seen = null;
        try {
            Optional<Scaler> scaler = calls.get();
            seen = scaler.orElse(null);
            return scaler.map(this::state)
                    .orElseGet(() -> CapacityState.unknown("there is no " + self() + "; Kickoff creates none"));
        } catch (KubernetesClientException failed) {
            return CapacityState.unknown("cannot read " + self() + ": " + Failures.explain(failed));
        }
    }

    private CapacityState state(Scaler scaler) {
        List<String> problems = new ArrayList<>(scaler.problems());
        ScaleTarget target = target(scaler);
        if (target.problem() != null) {
            problems.add(target.problem());
        }
        return new CapacityState(
                scaler.min(),
                target.replicas() != null ? target.replicas() : scaler.desired(),
                target.ready(),
                Math.max(scaler.max(), allowedMax),
                scaler.raised().orElse(new RaisedFloor(scaler.min(), scaler.min(), 0)),
                problems.isEmpty() ? null : String.join("; ", problems));
    }

    private ScaleTarget target(Scaler scaler) {
        TargetRef target = scaler.target();
        if (target == null) {
            return ScaleTarget.unknown(self() + " has no scaleTargetRef");
        }
        try {
            return calls.target(target).orElseGet(() -> ScaleTarget.unknown("there is no " + target + " to scale"));
        } catch (KubernetesClientException failed) {
            return ScaleTarget.unknown("cannot read " + target + ": " + Failures.explain(failed));
        }
    }

    @Override
    public synchronized ActuatorResult raiseFloor(FloorChange change) {
        return change(change.to(), scaler -> raise(scaler, change));
    }

    @Override
    public synchronized ActuatorResult lowerFloor(FloorChange change) {
        return change(change.to(), scaler -> lower(scaler, change));
    }

    @Override
    public synchronized ActuatorResult remember(RaisedFloor raised) {
        return change(null, scaler -> apply(scaler, null, null, raised));
    }

    @Override
    public String driftAdvice() {
        return "leave " + kind.minField + " out of the manifest or chart; Argo CD: ignoreDifferences for " + kind.group
                + " "
                + kind.kind + " with managedFieldsManagers: [" + Scaler.FIELD_MANAGER
                + "] and the sync option RespectIgnoreDifferences=true";
    }

    private interface Operation {
        ActuatorResult on(Scaler scaler);
    }

    /** @param min to look for when the answer is lost, null if nothing says that it happened */
    private ActuatorResult change(@Nullable Integer min, Operation operation) {
        Scaler first = seen;
        seen = null;
        try {
            for (int look = 1; ; look++) {
                Scaler scaler = look == 1 && first != null ? first : calls.get().orElse(null);
                if (scaler == null || scaler.deleting()) {
                    return ActuatorResult.refused(
                            self() + " is not there or being deleted; nothing changed, and Kickoff creates none");
                }
                if (first != null && !scaler.saysTheSameAs(first)) {
                    return ActuatorResult.failed(
                            kind.minField + " or what was raised has changed since it was read, the minimum"
                                    + " is now " + scaler.min() + "; decided again in the next cycle");
                }
                first = scaler;
                try {
                    return operation.on(scaler);
                } catch (KubernetesClientException failed) {
                    if (look == LOOKS || !ScalerCalls.outdated(failed)) {
                        throw failed;
                    }
                }
            }
        } catch (KubernetesClientException failed) {
            if (Failures.isFinal(failed)) {
                return ActuatorResult.refused(Failures.explain(failed));
            }
            return min == null || Failures.nothingChanged(failed)
                    ? ActuatorResult.failed(Failures.explain(failed))
                    : readBack(min, failed);
        }
    }

    private ActuatorResult raise(Scaler scaler, FloorChange change) {
        if (change.to() <= scaler.min()) {
            return already(scaler);
        }
        if (scaler.min() != change.from()) {
            // What to remember as the minimum from before would be wrong.
            return ActuatorResult.failed(kind.minField + " is " + scaler.min() + ", not " + change.from()
                    + " any more; decided again in the next cycle");
        }
        if (change.to() <= scaler.max()) {
            return apply(scaler, change.to(), null, change.raised());
        }
        if (change.to() <= allowedMax) {
            ActuatorResult result = apply(scaler, change.to(), change.to(), change.raised());
            return noted(result, kind.maxField + " raised from " + scaler.max() + " to " + change.to() + " too");
        }
        return ActuatorResult.refused(kind.minField + " " + change.to() + " is above the " + kind.maxField + " "
                + scaler.max() + "; raise that, or allow it with allowMaxReplicasUpTo(" + change.to() + ")");
    }

    private ActuatorResult lower(Scaler scaler, FloorChange change) {
        if (scaler.min() > change.from()) {
            return ActuatorResult.refused(kind.minField + " was raised from " + change.from() + " to " + scaler.min()
                    + " by somebody else; left as it is");
        }
        return change.to() >= scaler.min() ? already(scaler) : apply(scaler, change.to(), null, change.raised());
    }

    private ActuatorResult apply(Scaler scaler, @Nullable Integer min, @Nullable Integer max, RaisedFloor raised) {
        try {
            calls.apply(scaler, min, max, raised, false);
            return ActuatorResult.applied();
        } catch (KubernetesClientException failed) {
            Optional<FieldConflict> conflict = FieldConflict.of(failed);
            if (conflict.isEmpty()) {
                throw failed;
            }
            calls.apply(scaler, min, max, raised, true);
            return ActuatorResult.applied("took " + conflict.get().fields() + " over from "
                    + conflict.get().managers() + "; leave it out of what that writes");
        }
    }

    /** The answer is missing, so the object itself says whether the change happened. */
    private ActuatorResult readBack(int min, KubernetesClientException failed) {
        try {
            return calls.get().filter(scaler -> scaler.min() == min).isPresent()
                    ? ActuatorResult.applied("seen by reading back after: " + Failures.explain(failed))
                    : ActuatorResult.failed(Failures.explain(failed));
        } catch (KubernetesClientException unreadable) {
            return ActuatorResult.failed("unknown whether it happened: " + Failures.explain(failed));
        }
    }

    private ActuatorResult already(Scaler scaler) {
        return ActuatorResult.applied(kind.minField + " was " + scaler.min() + " already");
    }

    private static ActuatorResult noted(ActuatorResult result, String note) {
        return ActuatorResult.applied(result.message() == null ? note : note + "; " + result.message());
    }

    private String self() {
        return kind.kind + " '" + name + "' in namespace '" + namespace + "'";
    }

    /** Settings beyond the client and the object's name. Not thread-safe. */
    public static final class Builder {
        private final KubernetesClient client;
        private final ScalerKind kind;
        private final String namespace;
        private final String name;
        private int allowedMax;
        private Duration callTimeout = Duration.ofSeconds(5);

        private Builder(KubernetesClient client, ScalerKind kind, String namespace, String name) {
            this.client = client;
            this.kind = kind;
            this.namespace = valid("namespace", namespace);
            this.name = valid("name", name);
        }

        private static String valid(String field, String value) {
            if (!value.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")) {
                throw new IllegalArgumentException(field + " '" + value
                        + "' must be lower-case letters, digits, '-' or '.', as Kubernetes names objects");
            }
            return value;
        }

        /**
         * Lets Kickoff raise the maximum, as far as a floor needs it and never beyond this. It is not lowered again.
         * Without this call a floor above the maximum is refused.
         */
        public Builder allowMaxReplicasUpTo(int replicas) {
            if (replicas < 1) {
                throw new IllegalArgumentException("allowMaxReplicasUpTo '" + replicas + "' must be 1 or more");
            }
            this.allowedMax = replicas;
            return this;
        }

        /** The longest that one call may take; five seconds by default. A call is not retried before the next cycle. */
        public Builder callTimeout(Duration timeout) {
            if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
                throw new IllegalArgumentException("callTimeout '" + timeout + "' must be above zero and at most PT5M");
            }
            this.callTimeout = timeout;
            return this;
        }

        public KubernetesActuator build() {
            return new KubernetesActuator(this);
        }
    }
}
