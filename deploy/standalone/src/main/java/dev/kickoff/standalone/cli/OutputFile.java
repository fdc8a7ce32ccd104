package dev.kickoff.standalone.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a command writes. It appears whole or not at all; an older one stays until then. */
public record OutputFile(Path path) {
    /** Writes text in pieces. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Refuses a path that cannot be written before any work is done.
     *
     * @param inputs files that the command reads and must not overwrite
     */
    public static OutputFile at(Path path, Path... inputs) {
        if (Files.isDirectory(path)) {
            throw CommandFailure.badInput("--out " + path + " is a folder; give the name of a file");
        }
        for (Path input : inputs) {
            if (path.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize())) {
                throw CommandFailure.badInput("--out " + path + " is also read; give another name");
            }
        }
        return new OutputFile(path.toAbsolutePath().normalize());
    }

    /** @throws CommandFailure if the file cannot be written */
    public void write(Content content) {
        Path unfinished = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
        try {
            Files.createDirectories(path.getParent());
            try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw CommandFailure.failed("--out " + path + " cannot be written: " + failure);
        } finally {
            remove(unfinished);
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stays) {
            // The failure that is on its way says more; the leftover is hidden and named after this process.
        }
    }
}
