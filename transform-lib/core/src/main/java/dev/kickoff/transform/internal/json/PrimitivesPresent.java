package dev.kickoff.transform.internal.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a record whose JSON lacks a number or a boolean. Gson would make it 0 or false, and a plan without a capacity
 * would become a plan for none.
 */
final class PrimitivesPresent implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (!type.getRawType().isRecord()) {
            return null;
        }
        List<String> needed = Arrays.stream(type.getRawType().getRecordComponents())
                .filter(component -> component.getType().isPrimitive())
                .map(RecordComponent::getName)
                .toList();
        return needed.isEmpty() ? null : new Checking<>(needed, gson, gson.getDelegateAdapter(this, type));
    }

    private static final class Checking<T> extends TypeAdapter<T> {
        private final List<String> needed;
        private final TypeAdapter<JsonElement> trees;
        private final TypeAdapter<T> records;

        Checking(List<String> needed, Gson gson, TypeAdapter<T> records) {
            this.needed = needed;
            this.trees = gson.getAdapter(JsonElement.class);
            this.records = records;
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            records.write(out, value);
        }

        @Override
        public T read(JsonReader in) throws IOException {
            String path = in.getPath();
            JsonElement tree = trees.read(in);
            if (tree.isJsonObject()) {
                for (String name : needed) {
                    JsonElement value = tree.getAsJsonObject().get(name);
                    if (value == null || value.isJsonNull()) {
                        throw new JsonParseException(path + "." + name + " is required");
                    }
                }
            }
            return records.fromJsonTree(tree);
        }
    }
}
