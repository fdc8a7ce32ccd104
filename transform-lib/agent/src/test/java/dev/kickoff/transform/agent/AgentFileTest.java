package dev.kickoff.transform.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.RecordingActuator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFileTest {
    @TempDir
    Path folder;

    private FakeHub hub;

    @BeforeEach
    void start() {
        hub = FakeHub.start();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Yaml yaml() {
        return Yaml.of(hub, Yaml.GROUP);
    }

    private String refusalOf(Yaml yaml) {
        Path file = yaml.in(folder);
        String message = assertThrows(AgentFileException.class, () -> AgentFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring(file.toString().length() + 2);
    }

    @Test
    void isADryRunOnLoopbackUnlessItSaysOtherwise() {
        AgentFile file = AgentFile.read(yaml().with("listen: 0\n", "").in(folder));

        assertFalse(file.acting());
        assertEquals(new ListenAddress("127.0.0.1", 9464), file.listen());
        assertEquals(Duration.ofMillis(200), file.pollInterval());
        assertEquals(folder.resolve("backup"), file.backupDirectory());
    }

    @Test
    void actsWhenItSaysSo() {
        assertTrue(AgentFile.read(yaml().add("mode: act").in(folder)).acting());
    }

    @Test
    void tellsTheHubWhatItSays() {
        AgentFile file = AgentFile.read(yaml().add("tier: critical")
                .add("unit: pod")
                .add("headroomPct: 12.5")
                .add("unitPricePerHour: 0.192")
                .with("signalPerUnit: 1200", "ladder: [{signal: 5000, capacity: 10}, {signal: 9000, capacity: 20}]")
                .in(folder));

        try (Kickoff kickoff = file.library().actuator(new RecordingActuator(4)).build()) {
            ServiceRegistration told = kickoff.registration();
            assertEquals("video-edge", told.service());
            assertEquals(Tier.CRITICAL, told.tier());
            assertEquals("pod", told.unit());
            assertEquals(12.5, told.headroomPct());
            assertEquals("0.192", String.valueOf(told.unitPricePerHour()));
            assertEquals(Duration.ofMinutes(5), told.leadTime());
            assertEquals(
                    Transform.ladder(List.of(new Transform.Point(5000, 10), new Transform.Point(9000, 20))),
                    told.transform());
        }
    }

    @Test
    void namesTheTargetOfEveryKind() {
        assertEquals("autoscaling-group/video-edge", target(Yaml.GROUP));
        assertEquals(
                "horizontalpodautoscaler/playback/video-edge",
                target("  hpa: {namespace: playback, name: video-edge}\n"));
        assertEquals(
                "scaledobject/playback/video-edge",
                target("  scaledObject: {namespace: playback, name: video-edge}\n"));
        String ecs = target("  ecs: {cluster: default, service: web, countHealthyTasks: true}\n");
        assertTrue(ecs.contains("default") && ecs.contains("web"), ecs);
        String scalable =
                target("  scalableTarget: {dimension: 'ecs:service:DesiredCount', resourceId: service/default/web}\n");
        assertTrue(scalable.contains("service/default/web"), scalable);
    }

    private String target(String target) {
        try (OpenTarget open =
                AgentFile.read(Yaml.of(hub, target).in(folder)).target().get()) {
            return open.actuator().target();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            service: video-edge        |                            | service is required: the service's stable name
            team: playback             | team: no                   | team 'false' must be text, in quotes
            team: playback             | team:                      | team is empty; give it a value or remove the key
            minCapacity: 4             | minCapacity: four          | minCapacity 'four' must be a whole number
            minCapacity: 4             | minCapacity: 4.5           | minCapacity '4.5' must be a whole number
            leadTime: 5m               | leadTime: soon             | leadTime 'soon' must be a duration such as 15s, 5m, 2h or PT5M
            pollInterval: 200ms        | pollInterval: 1ms          | pollInterval 'PT0.001S' must be at least PT0.05S
            leadTime: 5m               | mode: live                 | mode 'live' must be dry-run or act
            leadTime: 5m               | leedTime: 5m               | key 'leedTime' is unknown; the file may hold region, service
            name: video-edge           | nam: video-edge            | target.autoScalingGroup.name is required: the group's name
            name: video-edge           | name: [a]                  | target.autoScalingGroup.name must be text
            autoScalingGroup:          | autoscalingGroup:          | key 'target.autoscalingGroup' is unknown; target may hold autoScalingGroup, scalableTarget
            signalPerUnit: 1200        | signalPerUnit: -1          | transform.points.signal '-1.0' must be
            signalPerUnit: 1200        | curve: 5                   | transform.curve '5' must be a list
            signalPerUnit: 1200        | signalPerUnits: 5          | key 'transform.signalPerUnits' is unknown
            listen: 0                  | listen: everywhere         | listen 'everywhere' must be a port or address:port
            listen: 0                  | listen: 70000              | listen '70000' must be a port or address:port
            listen: 0                  | tokenFile: nowhere         | tokenFile '
            backupDirectory: backup    |                            | backupDirectory is required: a folder that survives a restart
            """)
    void refusesInOneLineThatNamesTheKey(String from, String to, String expected) {
        String message = refusalOf(yaml().with(from, to == null ? "" : to));

        assertTrue(message.startsWith(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void refusesAKeyThatIsNoneWithoutATargetOrWithTwo() {
        assertTrue(refusalOf(Yaml.of(hub, Yaml.GROUP + "  hpa: {namespace: a, name: b}\n"))
                .startsWith(
                        "target must hold exactly one of autoScalingGroup, scalableTarget, ecs, hpa, scaledObject"));
    }

    @Test
    void refusesAHubKeyThatIsNone() {
        String message = refusalOf(yaml().with(hub.publicKey(), "bm8ga2V5"));

        assertTrue(message.startsWith("trustedKeys." + hub.keyId() + ": "), message);
    }

    @Test
    void refusesAHubThatIsNotHttp() {
        String message = refusalOf(yaml().with(hub.uri().toString(), "ftp://hub"));

        assertTrue(message.startsWith("hub 'ftp://hub' must begin with http:// or https://"), message);
    }

    @Test
    void refusesAKeyGivenTwice() {
        String message = refusalOf(yaml().add("service: other"));

        assertTrue(message.contains("Duplicate field 'service'"), message);
    }

    @Test
    void saysWhichFileIsMissing() {
        AgentFileException missing =
                assertThrows(AgentFileException.class, () -> AgentFile.read(folder.resolve("none.yaml")));

        assertTrue(
                missing.getMessage().startsWith(folder.resolve("none.yaml") + ": cannot be read"),
                missing.getMessage());
    }

    @Test
    void neverShowsAToken() throws IOException {
        Files.writeString(folder.resolve("token"), "top secret\n");

        String message = refusalOf(yaml().add("tokenFile: token"));

        assertFalse(message.contains("secret"), message);
    }
}
