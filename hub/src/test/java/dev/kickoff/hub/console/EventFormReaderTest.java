package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Phase;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventFormReaderTest {
    @Test
    void aFormThatNobodyTouchedSaysWhatTheEventSays() {
        Event event = Matches.at(Matches.KICK_OFF, Matches.END, List.of(phase("ceremony", -40, -10)));
        EventFormReader reader = new EventFormReader(EventForm.of(event));
        EventDraft draft = reader.draft(event, null);

        assertEquals(Map.of(), reader.errors());
        assertEquals(event.name(), draft.name());
        assertEquals(event.start(), draft.start());
        assertEquals(event.end(), draft.end());
        assertEquals(event.expectedAudience(), draft.expectedAudience());
        assertEquals(event.regions(), draft.regions());
        assertEquals(event.attributes(), draft.attributes());
        assertEquals(event.phases(), draft.phases());
    }

    @Test
    void usualPhasesFollowTheHoursAndOwnPhasesStay() {
        Event usual = Matches.opening();
        assertNull(new EventFormReader(EventForm.of(usual)).draft(usual, null).phases());

        Event own = Matches.at(Matches.KICK_OFF, Matches.END, List.of(phase("ceremony", -40, -10)));
        MultivaluedMap<String, String> fields = fields();
        fields.putSingle("start", "1998-06-10T18:30");
        fields.putSingle("end", "1998-06-10T20:30");
        fields.put("phaseName", List.of("ceremony"));
        fields.put("phaseFrom", List.of("-40"));
        fields.put("phaseTo", List.of("-10"));
        assertEquals(
                List.of(new Phase(
                        "ceremony",
                        Matches.KICK_OFF.plus(Duration.ofMinutes(20)),
                        Matches.KICK_OFF.plus(Duration.ofMinutes(50)))),
                new EventFormReader(EventForm.sent(fields)).draft(own, null).phases());
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        EventFormReader reader = new EventFormReader(EventForm.empty(ZoneOffset.UTC));
        assertEquals(
                List.of("name", "category", "start", "end"),
                List.copyOf(reader.errors().keySet()));
    }

    @Test
    void refusesAZoneThatDoesNotExist() {
        assertTrue(errors("zone", "Europe/Atlantis").get("zone").startsWith("Choose a time zone"));
    }

    @Test
    void refusesAHighAudienceBelowTheLikelyOne() {
        MultivaluedMap<String, String> fields = fields();
        fields.putSingle("audienceP50", "1,000");
        fields.putSingle("audienceP90", "900");
        assertEquals(
                "The high audience must not be below the likely one",
                errors(fields).get("audienceP90"));
    }

    @Test
    void refusesAHighAudienceWithoutALikelyOne() {
        assertEquals(
                "Enter the likely audience too, or clear the high one",
                errors("audienceP90", "900").get("audienceP50"));
    }

    @Test
    void namesTheLineOfABrokenAttribute() {
        assertEquals(
                "Line 2 'final' is not like stage=final",
                errors("attributes", "a=b\nfinal").get("attributes"));
        assertEquals(
                "Line 3 names 'a' again", errors("attributes", "a=b\n\na=c").get("attributes"));
    }

    @Test
    void namesThePhaseThatIsWrong() {
        MultivaluedMap<String, String> fields = fields();
        fields.put("phaseName", List.of("pre-show", "match"));
        fields.put("phaseFrom", List.of("-60", "0"));
        fields.put("phaseTo", List.of("soon", "-5"));
        Map<String, String> errors = errors(fields);
        assertTrue(errors.get("phase-0").startsWith("Enter both ends in minutes"));
        assertEquals("The phase must end after it begins", errors.get("phase-1"));
    }

    @Test
    void aRuleOfTheCalendarLandsOnItsField() {
        EventFormReader reader = new EventFormReader(EventForm.sent(fields()));
        reader.add(new InvalidDocumentException("phases[2].start", "x", "must not be before the end of the phase"));
        reader.add(new InvalidDocumentException("category", "a b", "must be an identifier"));
        assertEquals("Category 'a b' must be an identifier", reader.errors().get("category"));
        assertTrue(reader.errors().containsKey("phase-2"));
    }

    private static Map<String, String> errors(String field, String value) {
        MultivaluedMap<String, String> fields = fields();
        fields.putSingle(field, value);
        return errors(fields);
    }

    private static Map<String, String> errors(MultivaluedMap<String, String> fields) {
        EventFormReader reader = new EventFormReader(EventForm.sent(fields));
        reader.draft(null, null);
        return reader.errors();
    }

    private static MultivaluedMap<String, String> fields() {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        fields.putSingle("name", "Brazil v Scotland");
        fields.putSingle("category", "football");
        fields.putSingle("zone", "Europe/Paris");
        fields.putSingle("start", "1998-06-10T17:30");
        fields.putSingle("end", "1998-06-10T19:20");
        return fields;
    }

    private static Phase phase(String name, int fromMinutes, int toMinutes) {
        return new Phase(
                name,
                Matches.KICK_OFF.plus(Duration.ofMinutes(fromMinutes)),
                Matches.KICK_OFF.plus(Duration.ofMinutes(toMinutes)));
    }
}
