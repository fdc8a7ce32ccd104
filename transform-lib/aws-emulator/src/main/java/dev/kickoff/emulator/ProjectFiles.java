package dev.kickoff.emulator;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the project, from whichever module's folder the tests run in. */
final class ProjectFiles {
    private ProjectFiles() {}

    static Path find(Path file) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(file))) {
                return folder.resolve(file);
            }
        }
        throw new IllegalStateException(
                "'" + file + "' is in no folder above " + Path.of("").toAbsolutePath());
    }
}
