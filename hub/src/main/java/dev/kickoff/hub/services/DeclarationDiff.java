package dev.kickoff.hub.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares declarations field by field. */
@ApplicationScoped
class DeclarationDiff {
    private final ObjectMapper json;

    DeclarationDiff(ObjectMapper json) {
        this.json = json;
    }

    List<Declaration.Change> between(ServiceRegistration before, ServiceRegistration after) {
        JsonNode old = json.valueToTree(before);
        JsonNode now = json.valueToTree(after);
        TreeSet<String> fields = new TreeSet<>();
        old.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        List<Declaration.Change> changes = new ArrayList<>();
        for (String field : fields) {
            String was = text(old.path(field));
            String is = text(now.path(field));
            if (!was.equals(is)) {
                changes.add(new Declaration.Change(field, was, is));
            }
        }
        return changes;
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
