package dev.kickoff.transform.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;

/** What a failed call means. */
final class Failures {
    /** The server looked at the call and will say the same next time. */
    private static final Set<Integer> FINAL = Set.of(400, 403, 404, 405, 415, 422);

    private Failures() {}

    static boolean isFinal(KubernetesClientException failed) {
        return FINAL.contains(failed.getCode());
    }

    /** Whether the server has certainly not done what it was asked for. */
    static boolean nothingChanged(KubernetesClientException failed) {
        return failed.getCode() >= 400 && failed.getCode() < 500;
    }

    static String explain(KubernetesClientException failed) {
        if (failed.getStatus() != null && failed.getStatus().getMessage() != null && failed.getCode() > 0) {
            return failed.getCode() + " " + failed.getStatus().getMessage()
                    + (failed.getCode() == 403 ? "; see rbac() for the rights that are needed" : "");
        }
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return (failed.getCode() > 0 ? failed.getCode() + " " : "")
                + cause.getClass().getSimpleName()
                + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
