package dev.kickoff.transform.kubernetes;

import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The server's answer when others hold fields that we want to set: which fields, and who. */
record FieldConflict(String fields, String managers) {
    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");

    static Optional<FieldConflict> of(KubernetesClientException failed) {
        if (failed.getCode() != 409
                || failed.getStatus() == null
                || failed.getStatus().getDetails() == null) {
            return Optional.empty();
        }
        List<StatusCause> causes = failed.getStatus().getDetails().getCauses().stream()
                .filter(cause -> "FieldManagerConflict".equals(cause.getReason()))
                .toList();
        return causes.isEmpty()
                ? Optional.empty()
                : Optional.of(new FieldConflict(
                        causes.stream()
                                .map(cause -> String.valueOf(cause.getField()).replaceFirst("^\\.", ""))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        causes.stream().map(FieldConflict::manager).distinct().collect(Collectors.joining(", "))));
    }

    private static String manager(StatusCause cause) {
        Matcher named = MANAGER.matcher(String.valueOf(cause.getMessage()));
        return named.find() ? "'" + named.group(1) + "'" : "somebody else";
    }
}
