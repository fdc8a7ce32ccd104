package dev.kickoff.hub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;

/** An entry as a line of the export (NDJSON). */
public final class AuditLine {
    private AuditLine() {}

    /** Without the end of the line. */
    public static String write(AuditEntry entry) {
        return "{\"seq\":" + entry.seq()
                + ",\"at\":" + CanonicalJson.quoted(entry.at().toString())
                + ",\"who\":" + CanonicalJson.quoted(entry.who())
                + ",\"action\":" + CanonicalJson.quoted(entry.action())
                + ",\"subject\":" + CanonicalJson.quoted(entry.subject())
                + ",\"details\":" + entry.details()
                + ",\"previous\":" + CanonicalJson.quoted(entry.previous())
                + ",\"hash\":" + CanonicalJson.quoted(entry.hash()) + "}";
    }

    /**
     * @throws IllegalArgumentException saying what is wrong, if it is no such line
     */
    public static AuditEntry read(String line) {
        try {
            JsonNode fields = CanonicalJson.read(line);
            JsonNode details = fields.get("details");
            JsonNode seq = fields.get("seq");
            if (details == null || !details.isObject()) {
                throw new IllegalArgumentException("details is not an object");
            }
            if (seq == null || !seq.canConvertToLong() || !seq.isIntegralNumber()) {
                throw new IllegalArgumentException("seq is not a whole number");
            }
            return new AuditEntry(
                    seq.longValue(),
                    Instant.parse(text(fields, "at")),
                    text(fields, "who"),
                    text(fields, "action"),
                    text(fields, "subject"),
                    CanonicalJson.write(details),
                    text(fields, "previous"),
                    text(fields, "hash"));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("not readable as JSON", noJson);
        } catch (DateTimeException noInstant) {
            throw new IllegalArgumentException("at is not a time in UTC", noInstant);
        }
    }

    private static String text(JsonNode fields, String name) {
        JsonNode value = fields.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException(name + " is missing or not text");
        }
        return value.textValue();
    }
}
