package dev.kickoff.demo.clock;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The state on disk. Readers see the old state or the new one, never half of one; writers of all processes take turns. */
final class ClockFile {
    private static final Object WRITERS_OF_THIS_PROCESS = new Object();

    private final Path file;

    ClockFile(Path file) {
        this.file = file;
    }

    ClockState read() throws IOException {
        String text = Files.readString(file);
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            return new ClockState(
                    instant(json, "simulatedAnchor"),
                    instant(json, "realAnchor"),
                    json.get("speed").getAsInt(),
                    instant(json, "end"));
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | DateTimeException broken) {
            throw new IOException(
                    file + " does not hold a demo clock (" + broken.getMessage()
                            + "); delete the demo's data folder to start over",
                    broken);
        }
    }

    void create(ClockState state) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        locked(() -> write(state));
    }

    ClockState update(UnaryOperator<ClockState> change) throws IOException {
        ClockState[] changed = new ClockState[1];
        locked(() -> {
            changed[0] = change.apply(read());
            write(changed[0]);
        });
        return changed[0];
    }

    private void write(ClockState state) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("simulatedAnchor", state.simulatedAnchor().toString());
        json.addProperty("realAnchor", state.realAnchor().toString());
        json.addProperty("speed", state.speed());
        json.addProperty("end", state.end().toString());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, json + System.lineSeparator());
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void locked(Change change) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        // A file lock is held by the whole process, so threads need a lock of their own.
        synchronized (WRITERS_OF_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                change.run();
            }
        }
    }

    private static Instant instant(JsonObject json, String field) {
        return Instant.parse(json.get(field).getAsString());
    }

    private interface Change {
        void run() throws IOException;
    }
}
