package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KickoffBuilderTest extends LibraryTest {
    @Test
    void registersWhatTheTeamDeclared() {
        ServiceRegistration registration = open(Library.dryRun(hub, target, clock)
                        .unit("task")
                        .tier(Tier.CRITICAL)
                        .leadTime(Duration.ofMinutes(3))
                        .headroomPct(35)
                        .unitPricePerHour(new BigDecimal("0.05")))
                .registration();

        assertEquals(
                new ServiceRegistration(
                        "video-edge",
                        "eu-west-3",
                        "playback",
                        "requests",
                        "task",
                        Tier.CRITICAL,
                        Transform.linear(100),
                        Duration.ofMinutes(3),
                        4,
                        60,
                        35,
                        new BigDecimal("0.05"),
                        List.of("recording-actuator")),
                registration);
    }

    @Test
    void namesWhatIsMissing() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Kickoff.builder()
                        .actuator(target)
                        .service("a")
                        .region("b")
                        .team("c")
                        .build());

        assertEquals("signal is required: the signal that drives it", thrown.getMessage());
    }

    @Test
    void needsAPinnedKey() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Kickoff.builder()
                        .actuator(target)
                        .service("a")
                        .region("b")
                        .team("c")
                        .signal("d")
                        .transform(Transform.linear(1))
                        .minCapacity(1)
                        .maxCapacity(2)
                        .hub(hub.uri())
                        .build());

        assertTrue(thrown.getMessage().startsWith("trustKey is required"), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA"})
    void refusesAKeyThatIsNone(String key) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> Kickoff.builder().trustKey("hub-1", key));

        assertTrue(thrown.getMessage().startsWith("trustKey 'hub-1' must be base64"), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "hush\nhush", "hush hush", "hu\u0000sh", "hush\u00e9"})
    void refusesATokenThatNoHeaderCanCarryWithoutShowingIt(String token) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> Kickoff.builder().token(token));

        assertTrue(thrown.getMessage().startsWith("token must be one word"), thrown.getMessage());
        assertFalse(thrown.getMessage().contains("hu"), thrown.getMessage());
    }

    @Test
    void takesATokenThatWasReadFromAFileThatEndsWithANewline() {
        Kickoff kickoff = open(Library.dryRun(hub, target, clock).token("test-token\n"));

        kickoff.runOnce();

        assertTrue(
                kickoff.status().registered(),
                () -> "last error: " + kickoff.status().lastError());
    }

    @Test
    void refusesSettingsThatCannotWork() {
        KickoffBuilder builder = Kickoff.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.hub(URI.create("ftp://hub")));
        assertThrows(IllegalArgumentException.class, () -> builder.pollInterval(Duration.ofMillis(1)));
        assertThrows(IllegalArgumentException.class, () -> builder.hubTimeout(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> builder.instance("two words"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Library.dryRun(hub, target, clock).minCapacity(70).build());
    }

    @Test
    void samplesATransformWrittenAsCodeToTheCurveOfIt() {
        Transform transform = open(Library.dryRun(hub, target, clock)
                        .transform(signal -> 3 + signal * signal / 1e6, 10_000))
                .registration()
                .transform();

        assertEquals(Transform.Kind.CURVE, transform.kind());
        for (int signal = 500; signal <= 10_000; signal += 500) {
            double exact = 3 + signal * (double) signal / 1e6;
            assertEquals(Math.ceil(exact), transform.capacityFor(signal), 1, "signal " + signal);
        }
        assertEquals(4, transform.capacityFor(1), "what is needed for little traffic is kept");
    }

    @Test
    void refusesATransformThatFallsOrGivesNoNumber() {
        KickoffBuilder builder = Kickoff.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.transform(signal -> 1 / signal, 100));
        assertThrows(IllegalArgumentException.class, () -> builder.transform(signal -> Double.NaN, 100));
        assertThrows(IllegalArgumentException.class, () -> builder.transform(signal -> 0, 100));
        assertThrows(IllegalArgumentException.class, () -> builder.transform(signal -> signal, 0));
    }
}
