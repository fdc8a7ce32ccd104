package dev.kickoff.hub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * JSON that is written in one way only: keys in the order of their UTF-16 code units, no white space, numbers as plain
 * decimals without trailing zeros, nothing that is null. So that it can be read and written again and still has the same
 * hash.
 */
final class CanonicalJson {
    /** An access token, should one ever get this far; see {@code hub/access}. */
    private static final Pattern SECRET = Pattern.compile("kickoff_[a-z]_[A-Za-z0-9_-]{20,}");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private CanonicalJson() {}

    static JsonNode read(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        append(node, out);
        return out.toString();
    }

    static String quoted(String text) {
        try {
            return JSON.writeValueAsString(SECRET.matcher(text).replaceAll("[removed]"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text is always writable", impossible);
        }
    }

    private static void append(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            node.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> sorted.put(field.getKey(), field.getValue()));
            out.append('{');
            String comma = "";
            for (var field : sorted.entrySet()) {
                out.append(comma).append(quoted(field.getKey())).append(':');
                append(field.getValue(), out);
                comma = ",";
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (int i = 0; i < node.size(); i++) {
                out.append(i == 0 ? "" : ",");
                append(node.get(i), out);
            }
            out.append(']');
        } else if (node.isNumber()) {
            out.append(node.decimalValue().stripTrailingZeros().toPlainString());
        } else if (node.isTextual()) {
            out.append(quoted(node.textValue()));
        } else {
            out.append(node);
        }
    }
}
