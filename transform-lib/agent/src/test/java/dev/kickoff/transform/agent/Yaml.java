package dev.kickoff.transform.agent;

import dev.kickoff.transform.testing.FakeHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An agent's file that is right, to be made wrong in one place. */
final class Yaml {
    static final String GROUP = """
              autoScalingGroup:
                name: video-edge
            """;

    private String text;

    private Yaml(String text) {
        this.text = text;
    }

    static Yaml of(FakeHub hub, String target) {
        return new Yaml("""
                service: video-edge
                region: eu-west-3
                team: playback
                signal: requests
                transform:
                  signalPerUnit: 1200
                leadTime: 5m
                minCapacity: 4
                maxCapacity: 60
                hubs:
                  - %s
                trustedKeys:
                  %s: %s
                backupDirectory: backup
                pollInterval: 200ms
                listen: 0
                target:
                %s""".formatted(hub.uri(), hub.keyId(), hub.publicKey(), target));
    }

    Yaml with(String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("there is no '" + from + "' in\n" + text);
        }
        text = text.replace(from, to);
        return this;
    }

    Yaml add(String line) {
        text = line + "\n" + text;
        return this;
    }

    Path in(Path folder) {
        try {
            return Files.writeString(folder.resolve("agent.yaml"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
