package dev.kickoff.hub.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PhaseTemplatesTest {
    private static final Instant START = Instant.parse("1998-06-10T15:30:00Z");

    @Test
    void footballHasTwoHalves() {
        List<Phase> phases = PhaseTemplates.of("football", START, START.plus(Duration.ofMinutes(115)));

        assertEquals(
                List.of("pre-show", "first-half", "half-time", "second-half", "exit"),
                phases.stream().map(Phase::name).toList());
        assertEquals(START, phases.get(1).start());
        assertEquals(START.plus(Duration.ofMinutes(115)), phases.get(3).end());
    }

    @Test
    void aGameThatIsPlannedTooShortForItsHalvesIsGeneric() {
        List<Phase> phases = PhaseTemplates.of("football", START, START.plus(Duration.ofMinutes(60)));

        assertEquals(
                List.of("pre-show", "start", "exit"),
                phases.stream().map(Phase::name).toList());
    }

    @Test
    void aSaleHasARushAtBothEnds() {
        List<Phase> phases = PhaseTemplates.of("sale", START, START.plus(Duration.ofHours(24)));

        assertEquals(
                List.of("pre-show", "start", "main", "end", "exit"),
                phases.stream().map(Phase::name).toList());
    }

    @Property
    void phasesTouchAndTheEventIsCovered(
            @ForAll("categories") String category, @ForAll @IntRange(min = 1, max = 600) int minutes) {
        Instant end = START.plus(Duration.ofMinutes(minutes));
        List<Phase> phases = PhaseTemplates.of(category, START, end);

        for (int i = 1; i < phases.size(); i++) {
            assertEquals(phases.get(i - 1).end(), phases.get(i).start());
        }
        assertEquals(START, phases.get(0).end());
        assertEquals(end, phases.get(phases.size() - 1).start());
    }

    @Provide
    Arbitrary<String> categories() {
        return Arbitraries.of(
                "football", "american-football", "basketball", "concert", "show", "launch", "sale", "other");
    }
}
