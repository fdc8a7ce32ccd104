package dev.kickoff.demo.services;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A simulated fleet outlives the process that simulates it, as a real one would. What is starting when the process ends is
 * ready when it comes back.
 */
record FleetMemory(Path file) {
    /** Units as last saved. */
    record Saved(int floor, int desired) {}

    Optional<Saved> saved() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            int floor = json.get("floor").getAsInt();
            int desired = json.get("desired").getAsInt();
            return floor >= 0 && desired >= floor ? Optional.of(new Saved(floor, desired)) : Optional.empty();
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException broken) {
            return Optional.empty();
        }
    }

    void save(SimulatedFleet fleet) {
        JsonObject json = new JsonObject();
        json.addProperty("floor", fleet.minimum());
        json.addProperty("desired", fleet.desired());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(aside, json.toString());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
