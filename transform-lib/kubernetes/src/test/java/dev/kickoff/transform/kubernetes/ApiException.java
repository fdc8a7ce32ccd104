package dev.kickoff.transform.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** An answer of the simulated API server other than success. */
final class ApiException extends RuntimeException {
    private final int code;
    private final String reason;
    private final List<Cause> causes;

    record Cause(String field, String message) {}

    ApiException(int code, String reason, String message, List<Cause> causes) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.causes = causes;
    }

    ApiException(int code, String reason, String message) {
        this(code, reason, message, List.of());
    }

    int code() {
        return code;
    }

    /** As {@code meta/v1 Status}. */
    String body() {
        JsonObject status = new JsonObject();
        status.addProperty("kind", "Status");
        status.addProperty("apiVersion", "v1");
        status.addProperty("status", "Failure");
        status.addProperty("message", getMessage());
        status.addProperty("reason", reason);
        status.addProperty("code", code);
        JsonArray all = new JsonArray();
        for (Cause cause : causes) {
            JsonObject one = new JsonObject();
            one.addProperty("reason", "FieldManagerConflict");
            one.addProperty("message", cause.message());
            one.addProperty("field", cause.field());
            all.add(one);
        }
        JsonObject details = new JsonObject();
        details.add("causes", all);
        status.add("details", details);
        return status.toString();
    }
}
