package dev.kickoff.transform.agent;

import dev.kickoff.transform.kubernetes.KubernetesActuator;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Optional;
import java.util.function.Supplier;

/** Targets on Kubernetes: the cluster that the pod runs in, or the one of the kubeconfig. */
final class KubernetesTargets {
    private KubernetesTargets() {}

    private interface Maker {
        KubernetesActuator.Builder of(KubernetesClient client, String namespace, String name);
    }

    static Supplier<OpenTarget> horizontalPodAutoscaler(Keys keys) {
        return target(keys, KubernetesActuator::horizontalPodAutoscaler);
    }

    static Supplier<OpenTarget> scaledObject(Keys keys) {
        return target(keys, KubernetesActuator::scaledObject);
    }

    private static Supplier<OpenTarget> target(Keys keys, Maker maker) {
        String namespace = keys.text("namespace", "the autoscaler's namespace");
        String name = keys.text("name", "the autoscaler's name");
        Optional<Integer> allowed = keys.optionalWhole("allowMaxReplicasUpTo");
        keys.refuseOthers();
        return () -> {
            KubernetesClient client = new KubernetesClientBuilder().build();
            KubernetesActuator.Builder target = maker.of(client, namespace, name);
            allowed.ifPresent(target::allowMaxReplicasUpTo);
            return new OpenTarget(target.build(), client::close);
        };
    }
}
