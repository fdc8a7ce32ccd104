package dev.kickoff.standalone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version this was built as. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream text = Version.class.getResourceAsStream("/dev/kickoff/standalone/version.txt")) {
            if (text == null) {
                throw new IOException("version.txt is not in the class path");
            }
            return new String[] {"kickoff " + new String(text.readAllBytes(), StandardCharsets.UTF_8).trim()};
        }
    }
}
