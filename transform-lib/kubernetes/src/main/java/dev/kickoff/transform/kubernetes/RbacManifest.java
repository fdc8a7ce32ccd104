package dev.kickoff.transform.kubernetes;

/** The rights that the calls in {@link ScalerCalls} need, as YAML to apply. */
final class RbacManifest {
    private RbacManifest() {}

    static String of(ScalerKind scaler, String namespace, String name, TargetRef workload, String serviceAccount) {
        // Server-side apply is a patch. Without the right to create, it cannot make an object.
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata:
                  name: kickoff-%3$s
                  namespace: %4$s
                rules:
                  - apiGroups: ["%1$s"]
                    resources: ["%2$s"]
                    resourceNames: ["%3$s"]
                    verbs: ["get", "patch"]
                  - apiGroups: ["%5$s"]
                    resources: ["%6$s"]
                    resourceNames: ["%7$s"]
                    verbs: ["get"]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata:
                  name: kickoff-%3$s
                  namespace: %4$s
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: Role
                  name: kickoff-%3$s
                subjects:
                  - kind: ServiceAccount
                    name: %8$s
                    namespace: %4$s
                """.formatted(
                        scaler.group,
                        scaler.plural,
                        name,
                        namespace,
                        workload.group(),
                        workload.plural(),
                        workload.name(),
                        serviceAccount);
    }
}
