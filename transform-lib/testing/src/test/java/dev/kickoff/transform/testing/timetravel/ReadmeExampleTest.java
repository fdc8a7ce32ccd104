package dev.kickoff.transform.testing.timetravel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's example, word for word. */
class ReadmeExampleTest {
    private static final String HERE = "src/test/java/dev/kickoff/transform/testing/timetravel/ReadmeExampleTest.java";

    // README
    @Test
    void isReadyForTheMatchAlsoWhenTheHubIsDown() {
        Instant midnight = Instant.parse("2026-06-11T00:00:00Z");
        Instant kickOff = Instant.parse("2026-06-11T18:30:00Z");
        Instant end = Instant.parse("2026-06-11T20:30:00Z");
        CapacityPlan thursday = SimulatedPlan.of("video-edge", "eu-west-3", midnight, midnight.plus(Duration.ofDays(1)))
                .base(6)
                .event("match", kickOff, end, 24)
                .build();

        Timeline day = TimeTravel.with(myService())
                .plan(thursday)
                .fault(new Fault.HubDown(kickOff.minus(Duration.ofHours(1)), end.plus(Duration.ofMinutes(30))))
                .startUp(Duration.ofMinutes(6))
                .zone(ZoneId.of("Europe/Paris"))
                .run();

        System.out.println(day.table());
        day.readyForEveryFloor()
                .readyBefore(kickOff, 30)
                .neverBelow(30, kickOff, end)
                .releasedBy(end.plus(Duration.ofMinutes(31)), 6);
    }
    // README

    private static KickoffBuilder myService() {
        return Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(1_200))
                .minCapacity(4)
                .maxCapacity(60);
    }

    @Test
    void standsInTheReadme() throws IOException {
        List<String> source = Files.readAllLines(Path.of(HERE));
        int from = source.indexOf("    // README") + 1;
        int to = source.lastIndexOf("    // README");
        String example = source.subList(from, to).stream()
                .map(line -> line.replaceFirst("^ {4}", ""))
                .collect(Collectors.joining("\n"));

        String readme = Files.readString(Path.of("..", "README.md"));

        assertTrue(readme.contains("```java\n" + example + "\n```"), example);
    }
}
