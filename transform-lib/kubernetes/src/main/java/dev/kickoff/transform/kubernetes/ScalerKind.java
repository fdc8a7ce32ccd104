package dev.kickoff.transform.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The two kinds of autoscaler, and what their controllers say when replicas will not follow a floor. */
enum ScalerKind {
    HPA(
            "HorizontalPodAutoscaler",
            "horizontalpodautoscalers",
            "autoscaling",
            "v2",
            "minReplicas",
            1,
            "maxReplicas",
            Integer.MAX_VALUE) {
        @Override
        List<String> problems(GenericKubernetesResource resource, int min) {
            List<String> problems = new ArrayList<>();
            for (Fields.Condition condition : Fields.conditions(resource)) {
                if (condition.says("AbleToScale", "False")) {
                    problems.add(condition.toString());
                } else if (condition.says("ScalingActive", "False")) {
                    problems.add(condition
                            + (condition.reason().equals("ScalingDisabled")
                                    ? "; a target with 0 replicas is not scaled, set it to 1 or more"
                                    : "; the floor holds, but nothing scales above it"));
                } else if (condition.says("ScalingLimited", "True")
                        && condition.reason().equals("TooManyReplicas")) {
                    // TooFewReplicas is a floor at work.
                    problems.add(condition.toString());
                }
            }
            return problems;
        }
    },

    SCALED_OBJECT(
            "ScaledObject", "scaledobjects", "keda.sh", "v1alpha1", "minReplicaCount", 0, "maxReplicaCount", 100) {
        @Override
        List<String> problems(GenericKubernetesResource resource, int min) {
            List<String> problems = new ArrayList<>();
            Map<String, String> annotations = resource.getMetadata().getAnnotations();
            if (annotations != null && annotations.containsKey(PAUSED_REPLICAS)) {
                problems.add("paused at " + annotations.get(PAUSED_REPLICAS) + " replicas by the annotation "
                        + PAUSED_REPLICAS + NOT_FOLLOWED);
            } else if (annotations != null
                    && annotations.containsKey(PAUSED)
                    && !"false".equalsIgnoreCase(annotations.get(PAUSED))) {
                problems.add("paused by the annotation " + PAUSED + NOT_FOLLOWED);
            }
            Integer idle = Fields.integer(resource, "spec", "idleReplicaCount");
            if (idle != null && idle < min) {
                problems.add("idleReplicaCount " + idle + " goes below the minimum of " + min
                        + " while no trigger is active; remove it, or add a trigger that is active during events");
            }
            Fields.conditions(resource).stream()
                    .filter(condition -> condition.says("Ready", "False"))
                    .forEach(condition -> problems.add(condition.toString()));
            return problems;
        }
    };

    private static final String PAUSED = "autoscaling.keda.sh/paused";
    private static final String PAUSED_REPLICAS = "autoscaling.keda.sh/paused-replicas";
    private static final String NOT_FOLLOWED = "; the floor is set but not followed until it is removed";

    final String kind;
    final String plural;
    final String group;
    final String version;
    final String minField;
    /** What an object without the field has. */
    final int defaultMin;

    final String maxField;
    final int defaultMax;

    ScalerKind(
            String kind,
            String plural,
            String group,
            String version,
            String minField,
            int defaultMin,
            String maxField,
            int defaultMax) {
        this.kind = kind;
        this.plural = plural;
        this.group = group;
        this.version = version;
        this.minField = minField;
        this.defaultMin = defaultMin;
        this.maxField = maxField;
        this.defaultMax = defaultMax;
    }

    /** What keeps the replicas from following the minimum, for people. */
    abstract List<String> problems(GenericKubernetesResource resource, int min);

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    String apiVersion() {
        return group + "/" + version;
    }
}
