package dev.kickoff.transform.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The part of the file that says what is scaled. */
final class TargetKeys {
    private TargetKeys() {}

    /** @return opens the target; no call is made before it is asked to */
    static Supplier<OpenTarget> read(Keys target, String region) {
        Map<String, Function<Keys, Supplier<OpenTarget>>> kinds = new LinkedHashMap<>();
        kinds.put("autoScalingGroup", keys -> AwsTargets.autoScalingGroup(keys, region));
        kinds.put("scalableTarget", keys -> AwsTargets.scalableTarget(keys, region));
        kinds.put("ecs", keys -> AwsTargets.ecs(keys, region));
        kinds.put("hpa", KubernetesTargets::horizontalPodAutoscaler);
        kinds.put("scaledObject", KubernetesTargets::scaledObject);
        Supplier<OpenTarget> found = null;
        int count = 0;
        for (Map.Entry<String, Function<Keys, Supplier<OpenTarget>>> kind : kinds.entrySet()) {
            Optional<Keys> keys = target.group(kind.getKey());
            if (keys.isPresent()) {
                found = kind.getValue().apply(keys.get());
                count++;
            }
        }
        target.refuseOthers();
        if (found == null || count != 1) {
            throw new AgentFileException(
                    "target must hold exactly one of " + String.join(", ", kinds.keySet()) + ", it holds " + count);
        }
        return found;
    }
}
