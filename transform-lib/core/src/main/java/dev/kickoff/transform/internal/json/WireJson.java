package dev.kickoff.transform.internal.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.kickoff.schemas.InvalidDocumentException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Reads and writes the records of {@code dev.kickoff.schemas}: times and durations as ISO-8601 text, nulls left out,
 * unknown fields ignored. Thread-safe.
 */
public final class WireJson {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .disableHtmlEscaping()
            .registerTypeAdapterFactory(new PrimitivesPresent())
            .registerTypeAdapter(Instant.class, new TextAdapter<>(Instant::parse).nullSafe())
            .registerTypeAdapter(Duration.class, new TextAdapter<>(Duration::parse).nullSafe())
            .create();

    private WireJson() {}

    /** @throws UnreadableDocumentException if it is not JSON or breaks a rule of the contract */
    public static <T> T read(String json, Class<T> type) {
        T value;
        try {
            value = GSON.fromJson(json, type);
        } catch (JsonParseException notJson) {
            throw new UnreadableDocumentException(notJson.getMessage(), notJson);
        } catch (RuntimeException thrownByRecord) {
            throw new UnreadableDocumentException(brokenRule(thrownByRecord), thrownByRecord);
        }
        if (value == null) {
            throw new UnreadableDocumentException("the document is empty", null);
        }
        return value;
    }

    public static String write(Object document) {
        return GSON.toJson(document);
    }

    /** Gson wraps what a record's constructor throws; the message that names field and remedy is further down. */
    private static String brokenRule(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidDocumentException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return thrown.toString();
    }

    private static final class TextAdapter<T> extends TypeAdapter<T> {
        private final Function<String, T> parser;

        TextAdapter(Function<String, T> parser) {
            this.parser = parser;
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            out.value(value.toString());
        }

        @Override
        public T read(JsonReader in) throws IOException {
            String text = in.nextString();
            try {
                return parser.apply(text);
            } catch (DateTimeException malformed) {
                throw new JsonParseException(in.getPath() + " '" + text + "' must be ISO-8601 text", malformed);
            }
        }
    }
}
