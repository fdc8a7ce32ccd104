package dev.kickoff.hub.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a policy from JSON. A field that it does not know is refused: a typing mistake must not undo a limit. */
@ApplicationScoped
class PolicyReader {
    private static final List<String> FIELDS = Arrays.stream(ServicePolicy.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private final ObjectMapper json;

    PolicyReader(ObjectMapper json) {
        this.json = json;
    }

    ServicePolicy read(@Nullable JsonNode document) throws JsonProcessingException {
        if (!(document instanceof ObjectNode fields)) {
            throw new InvalidDocumentException("policy", document, "is required: an object, {} to set nothing");
        }
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new InvalidDocumentException("policy." + name, fields.get(name), "is not known; use " + FIELDS);
            }
        }
        ObjectNode complete = fields.deepCopy();
        if (!complete.hasNonNull("failOver")) {
            complete.put("failOver", false);
        }
        try {
            return json.treeToValue(complete, ServicePolicy.class);
        } catch (JsonProcessingException unreadable) {
            throw broken(unreadable);
        }
    }

    /** The record says "field 'value' must be …". */
    private static JsonProcessingException broken(JsonProcessingException unreadable) {
        if (unreadable.getCause() instanceof IllegalArgumentException rule) {
            String[] words = String.valueOf(rule.getMessage()).split(" '|' ", 3);
            if (words.length == 3) {
                throw new InvalidDocumentException("policy." + words[0], words[1], words[2]);
            }
        }
        return unreadable;
    }
}
