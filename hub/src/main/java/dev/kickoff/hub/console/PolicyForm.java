package dev.kickoff.hub.console;

import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.services.PolicyRevision;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Quantile;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The policy of a service as text, with what is wrong with it by field. Empty fields are not set. */
public final class PolicyForm {
    private static final String NUMBER = "'%s' is not a number; leave it empty to set nothing";

    private final Map<String, String> fields;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private PolicyForm(Map<String, String> fields) {
        this.fields = fields;
    }

    static PolicyForm of(PolicyRevision revision) {
        ServicePolicy policy = revision.policy();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("revision", String.valueOf(revision.revision()));
        put(fields, "quantile", policy.quantile());
        put(fields, "headroomPct", policy.headroomPct() == null ? null : Figures.plain(policy.headroomPct()));
        put(fields, "failOver", policy.failOver() ? "on" : null);
        put(fields, "quota", policy.quota());
        put(fields, "launchGroup", policy.launchGroup());
        put(fields, "unitPricePerHour", policy.unitPricePerHour());
        put(fields, "approvalUsd", policy.approvalUsd());
        put(fields, "approvalUnits", policy.approvalUnits());
        return new PolicyForm(fields);
    }

    static PolicyForm sent(MultivaluedMap<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.forEach((name, values) -> fields.put(name, values.get(0).strip()));
        return new PolicyForm(fields);
    }

    /** What stands in the field, for the template. */
    public String value(String field) {
        return fields.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    boolean wrong() {
        return !errors.isEmpty();
    }

    void refuse(InvalidDocumentException broken) {
        errors.put(broken.field().replace("policy.", ""), sentence(String.valueOf(broken.getMessage())));
    }

    int revision() {
        String text = value("revision");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Null, with errors, if it cannot be read. */
    @Nullable
    ServicePolicy policy() {
        if (value("reason").isEmpty()) {
            errors.put("reason", "Say why this is changed");
        }
        Quantile quantile = read("quantile", Quantile::valueOf, "'%s' is not a quantile of the list");
        Double headroom = read("headroomPct", Double::valueOf, NUMBER);
        Integer quota = read("quota", Integer::valueOf, NUMBER);
        BigDecimal price = read("unitPricePerHour", BigDecimal::new, NUMBER);
        BigDecimal usd = read("approvalUsd", BigDecimal::new, NUMBER);
        Integer units = read("approvalUnits", Integer::valueOf, NUMBER);
        if (wrong()) {
            return null;
        }
        String group = value("launchGroup");
        try {
            return new ServicePolicy(
                    quantile,
                    headroom,
                    !value("failOver").isEmpty(),
                    quota,
                    group.isEmpty() ? null : group,
                    price,
                    usd,
                    units);
        } catch (IllegalArgumentException rule) {
            String message = String.valueOf(rule.getMessage());
            errors.put(message.split(" ", 2)[0], sentence(message.split(" ", 2)[1]));
            return null;
        }
    }

    private <T> @Nullable T read(String field, Function<String, T> reader, String otherwise) {
        String text = value(field);
        try {
            return text.isEmpty() ? null : reader.apply(text.replace(",", ""));
        } catch (IllegalArgumentException unreadable) {
            errors.put(field, otherwise.formatted(text));
            return null;
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
