package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static final Instant KICK_OFF = Instant.parse("1998-06-10T19:00:00Z");
    private static final Hours PARIS = new Hours(ZoneId.of("Europe/Paris"));

    @Test
    void namesTheSecondDayOnlyIfItIsAnother() {
        assertEquals("Wed 10 Jun 1998, 21:00–22:45", PARIS.span(KICK_OFF, KICK_OFF.plus(Duration.ofMinutes(105))));
        assertEquals(
                "Wed 10 Jun 1998, 21:00 – Thu 11 Jun, 00:15",
                PARIS.span(KICK_OFF, KICK_OFF.plus(Duration.ofMinutes(195))));
    }

    @Test
    void callsTheZoneWhatItIsCalledAtThatTimeOfTheYear() {
        assertEquals("CEST", PARIS.zoneName(KICK_OFF));
        assertEquals("CET", PARIS.zoneName(Instant.parse("1998-12-10T19:00:00Z")));
        assertEquals("UTC", new Hours(ZoneOffset.UTC).zoneName(KICK_OFF));
    }

    @Test
    void writesInstantsAndDurationsInAText() {
        assertEquals(
                "Needed at 21:00, ready at Thu 11 Jun, 21:00: too late by 1 h 6 min",
                PARIS.localised(
                        "Needed at 1998-06-10T19:00:00Z, ready at 1998-06-11T19:00:00Z: too late by PT1H6M", KICK_OFF));
    }

    @Test
    void aNameThatLooksLikeADurationIsLeftAlone() {
        String text = "The forecaster does not know signal 'views' in region 'PT'";
        assertEquals(text, PARIS.localised(text, KICK_OFF));
    }

    @Test
    void saysHowFarAwayInWords() {
        assertEquals("in 2 h 10 min", Spans.relative(KICK_OFF.plus(Duration.ofMinutes(130)), KICK_OFF));
        assertEquals("30 h ago", Spans.relative(KICK_OFF.minus(Duration.ofMinutes(30 * 60 + 5)), KICK_OFF));
        assertEquals("in 3 days", Spans.relative(KICK_OFF.plus(Duration.ofDays(3)), KICK_OFF));
        assertEquals("now", Spans.relative(KICK_OFF, KICK_OFF.plusSeconds(20)));
        assertEquals("40 s ago", Spans.age(KICK_OFF, KICK_OFF.plusSeconds(40)));
    }
}
