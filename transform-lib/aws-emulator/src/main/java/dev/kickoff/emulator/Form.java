package dev.kickoff.emulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a posted form, in their order. */
public record Form(Map<String, String> fields) {
    static Form parse(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
                .filter(field -> field.contains("="))
                .forEach(field -> {
                    int equals = field.indexOf('=');
                    fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
                });
        return new Form(fields);
    }

    /** @return null if there is no such field */
    public @Nullable String get(String field) {
        return fields.get(field);
    }

    /** A copy with another value. */
    public Form with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Form(changed);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
