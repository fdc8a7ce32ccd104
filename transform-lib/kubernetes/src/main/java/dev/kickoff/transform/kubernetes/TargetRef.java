package dev.kickoff.transform.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an autoscaler scales, in its own namespace. */
record TargetRef(String apiVersion, String kind, String name) {
    /** @param reference an autoscaler's {@code scaleTargetRef}; what it leaves out is KEDA's default */
    static @Nullable TargetRef of(@Nullable Map<String, Object> reference) {
        if (reference == null || !(reference.get("name") instanceof String name)) {
            return null;
        }
        return new TargetRef(
                reference.get("apiVersion") instanceof String version ? version : "apps/v1",
                reference.get("kind") instanceof String kind ? kind : "Deployment",
                name);
    }

    String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** As all built-in kinds that can be scaled, and Argo's Rollout, form it; asking the server would need more rights. */
    String plural() {
        return kind.toLowerCase(Locale.ROOT) + "s";
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group())
                .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
                .withKind(kind)
                .withPlural(plural())
                .withNamespaced(true)
                .build();
    }

    @Override
    public String toString() {
        return kind + " '" + name + "'";
    }
}
