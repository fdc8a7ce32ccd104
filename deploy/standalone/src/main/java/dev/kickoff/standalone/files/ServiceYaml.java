package dev.kickoff.standalone.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.standalone.cli.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code service.yaml}, strictly: a key that is unknown, missing, double or of the wrong type is refused by name. */
public final class ServiceYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ServiceYaml() {}

    /** @throws CommandFailure naming file, key, value and remedy */
    public static ServiceFile read(Reader text, String source) throws IOException {
        try {
            ServiceKeys keys = MAPPER.readValue(text, ServiceKeys.class);
            if (keys == null) {
                throw CommandFailure.badInput(source + " is empty; docs/examples/service.yaml shows what it holds");
            }
            return keys.checked();
        } catch (InvalidDocumentException wrong) {
            throw CommandFailure.badInput(source + ": " + wrong.getMessage());
        } catch (JacksonException wrong) {
            throw CommandFailure.badInput(source + explain(wrong));
        }
    }

    private static String explain(JacksonException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidDocumentException broken) {
                return ": " + broken.getMessage();
            }
        }
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return line(wrong) + ": key '" + path(unknown) + "' is unknown; it may hold " + known;
        }
        if (wrong instanceof MismatchedInputException mismatch) {
            return line(wrong) + ": " + path(mismatch) + value(mismatch) + " must be "
                    + expected(mismatch.getTargetType());
        }
        return line(wrong) + ": is not readable YAML: " + wrong.getOriginalMessage();
    }

    private static String value(MismatchedInputException mismatch) {
        try {
            if (!(mismatch.getProcessor() instanceof JsonParser parser) || parser.currentToken() == null) {
                return "";
            }
            if (parser.currentToken() == JsonToken.END_OBJECT) {
                return " is missing; it";
            }
            return parser.currentToken().isScalarValue() ? " '" + parser.getText() + "'" : "";
        } catch (IOException closed) {
            return "";
        }
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(" or "));
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        return type == String.class ? "text" : "a group of keys; docs/examples/service.yaml shows it";
    }

    private static String line(JacksonException wrong) {
        JsonLocation location = wrong.getLocation();
        return location == null ? "" : " line " + location.getLineNr();
    }

    private static String path(JsonMappingException wrong) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : wrong.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.isEmpty() ? "the file" : path.toString();
    }
}
