package dev.kickoff.demo.hub;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hub's public keys as the demo first saw them. Trust on first use: fine between two processes of one machine; a real
 * service has its keys from a person, in its configuration. Kept on disk, so that a world that starts while the hub is
 * down can still check its backups, and so that another key later is refused.
 */
public final class PinnedKeys {
    private PinnedKeys() {}

    /** Key id to base64 of the X.509 key. */
    public static Map<String, String> read(Path file, HubApi hub) throws IOException {
        if (Files.notExists(file)) {
            write(file, hub.keys());
        }
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            Map<String, String> keys = new LinkedHashMap<>();
            for (String id : json.keySet()) {
                keys.put(id, json.get(id).getAsString());
            }
            return keys;
        } catch (JsonParseException | IllegalStateException broken) {
            throw new IOException(file + " does not hold public keys; delete it to fetch them again", broken);
        }
    }

    private static void write(Path file, Map<String, String> keys) throws IOException {
        JsonObject json = new JsonObject();
        keys.forEach(json::addProperty);
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, json.toString());
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
