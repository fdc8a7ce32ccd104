package dev.kickoff.forecaster.forecasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Signal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final Instant NOW = Instant.parse("2026-03-20T12:34:56Z");
    private static final Duration LONGEST = Duration.ofDays(400);

    @ParameterizedTest(name = "{1} days ahead at a step of {0} s: {2} s")
    @CsvSource({
        "60, 1, 60",
        "60, 15, 60",
        "60, 16, 900",
        "60, 60, 900",
        "60, 61, 3600",
        "60, 400, 3600",
        "300, 30, 900",
        "600, 30, 1200",
        "1800, 30, 1800",
        "480, 30, 960",
        "5400, 400, 5400",
        "86400, 10, 86400",
        "86400, 400, 86400"
    })
    void takesTheFinestStepThatTheLengthAllows(int signalStep, int days, int expected) {
        Window window = window(signalStep, days, null);

        assertEquals(expected, window.stepSeconds());
        for (Instant edge : new Instant[] {window.cutoff(), window.from(), window.to()}) {
            assertEquals(0, edge.getEpochSecond() % expected);
        }
        assertTrue(Duration.between(window.from(), window.to()).toSeconds() / expected <= 25_000);
    }

    @Test
    void takesALongerStepThatIsAskedFor() {
        Window window = window(300, 2, 86_400);

        assertEquals(Instant.parse("2026-03-20T00:00:00Z"), window.cutoff());
        assertEquals(Instant.parse("2026-03-20T00:00:00Z"), window.from());
        assertEquals(Instant.parse("2026-03-23T00:00:00Z"), window.to());
    }

    @Test
    void aStepOfADayIsAUtcDayAlsoWhereTheClocksAreSet() {
        Window window = window(3600, 15, 86_400);

        assertTrue(window.from().isBefore(Instant.parse("2026-03-29T00:00:00Z")));
        assertTrue(window.to().isAfter(Instant.parse("2026-03-30T00:00:00Z")));
        assertEquals(16 * 86_400, Duration.between(window.from(), window.to()).toSeconds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300 | 30  | 300    | must be 900 or more for a forecast that ends 30 days",
                "60  | 200 | 900    | must be 3600 or more",
                "300 | 1   | 60     | must be a multiple of the signal's step of 300",
                "300 | 1   | 420    | must be a multiple",
                "300 | 1   | 2100   | divides a day",
                "300 | 1   | 172800 | divides a day",
                "300 | 1   | 0      | must be a multiple",
                "300 | 1   | -300   | must be a multiple"
            })
    void refusesAStepThatCannotBe(int signalStep, int days, int asked, String message) {
        InvalidDocumentException refused =
                assertThrows(InvalidDocumentException.class, () -> window(signalStep, days, asked));

        assertEquals("stepSeconds", refused.field());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesWhatIsTooFarAhead() {
        InvalidDocumentException refused = assertThrows(InvalidDocumentException.class, () -> window(300, 401, null));

        assertEquals("to", refused.field());
        assertTrue(refused.getMessage().contains("at most 400 days"), refused.getMessage());
    }

    private static Window window(int signalStep, int days, Integer stepSeconds) {
        Signal signal = new Signal("requests", "eu", signalStep, "Europe/Paris", "requests/min");
        return Window.of(
                new ForecastRequest(null, NOW.plus(Duration.ofDays(days)), null, stepSeconds), signal, NOW, LONGEST);
    }
}
