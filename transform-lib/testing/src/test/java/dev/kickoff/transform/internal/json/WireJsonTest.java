package dev.kickoff.transform.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Plans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private static final Instant NOON = Instant.parse("2026-06-11T12:00:00Z");
    private static final CapacityPlan PLAN =
            Plans.from(NOON).floor(4, Duration.ofHours(1)).build();

    @Test
    void readsBackThePlanItWrote() {
        assertEquals(PLAN, WireJson.read(WireJson.write(PLAN), CapacityPlan.class));
    }

    @Test
    void readsBackTheRegistrationItWrote() {
        ServiceRegistration registration = new ServiceRegistration(
                "video-edge",
                "eu-west-3",
                "playback",
                "requests",
                "instance",
                Tier.CRITICAL,
                Transform.linear(1200.5),
                Duration.ofSeconds(270),
                2,
                40,
                12.5,
                new BigDecimal("0.0416"),
                List.of("autoscaling-group/video-edge"));

        String json = WireJson.write(registration);

        assertEquals(registration, WireJson.read(json, ServiceRegistration.class));
        assertTrue(json.contains("\"leadTime\":\"PT4M30S\""), json);
        assertTrue(json.contains("\"unitPricePerHour\":0.0416"), json);
    }

    @Test
    void readsBackTheReportItWroteAndLeavesOutWhatIsUnknown() {
        Report report = new Report(
                "video-edge",
                "eu-west-3",
                "i-1",
                NOON,
                Report.Mode.DRY_RUN,
                null,
                Report.PlanSource.NONE,
                false,
                null,
                null,
                null,
                null,
                List.of());

        String json = WireJson.write(report);

        assertEquals(report, WireJson.read(json, Report.class));
        assertTrue(json.contains("\"at\":\"2026-06-11T12:00:00Z\""), json);
        assertTrue(!json.contains("planVersion"), json);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        String json = WireJson.write(PLAN);
        String newer = "{\"fromTheFuture\":{\"a\":[1]}," + json.substring(1);

        assertEquals(PLAN, WireJson.read(newer, CapacityPlan.class));
    }

    @Test
    void namesTheFieldThatBreaksARule() {
        String json = WireJson.write(PLAN).replace("\"version\":1", "\"version\":0");

        UnreadableDocumentException thrown =
                assertThrows(UnreadableDocumentException.class, () -> WireJson.read(json, CapacityPlan.class));

        assertEquals("version '0' must be 1 or more", thrown.getMessage());
    }

    @Test
    void refusesAFloorWithoutACapacityInsteadOfReadingZero() {
        String json = WireJson.write(PLAN).replace("\"capacity\":4,", "");

        UnreadableDocumentException thrown =
                assertThrows(UnreadableDocumentException.class, () -> WireJson.read(json, CapacityPlan.class));

        assertTrue(thrown.getMessage().contains(".capacity is required"), thrown.getMessage());
    }

    @Test
    void namesTheTimeThatIsNotOne() {
        String json = WireJson.write(PLAN).replace("2026-06-11T12:00:00Z", "tonight");

        UnreadableDocumentException thrown =
                assertThrows(UnreadableDocumentException.class, () -> WireJson.read(json, CapacityPlan.class));

        assertTrue(thrown.getMessage().contains("'tonight' must be ISO-8601 text"), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "<html></html>", "\"text\"", "{\"version\":\"one\"}", "{}"})
    void refusesWhatIsNotAPlan(String text) {
        assertThrows(UnreadableDocumentException.class, () -> WireJson.read(text, CapacityPlan.class));
    }
}
