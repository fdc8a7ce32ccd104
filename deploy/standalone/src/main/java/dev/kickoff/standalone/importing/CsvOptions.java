package dev.kickoff.standalone.importing;

import java.nio.file.Path;
import picocli.CommandLine.Option;

final class CsvOptions {
    @Option(
            names = "--csv",
            required = true,
            paramLabel = "FILE",
            description = "read from a file timestamp,value in any order")
    private Path file;

    Path file() {
        return file;
    }
}
