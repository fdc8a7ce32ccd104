package dev.kickoff.forecaster.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.FormProxy;
import dev.kickoff.emulator.FormProxy.Answer;
import dev.kickoff.emulator.Mishap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Prometheus does not do on demand: the answers are simulated. */
class PrometheusReaderTest {
    private static final Instant FROM = Instant.parse("2026-06-11T00:00:00Z");
    private static final Window WINDOW = new Window(FROM, FROM.plusSeconds(120), 60);

    private String answer = "";
    private final FormProxy prometheus =
            FormProxy.before(request -> new Answer(200, "application/json", answer.getBytes(StandardCharsets.UTF_8)));
    private final MetricReaders readers = new MetricReaders(new ReaderLimits(20_000, Duration.ofMillis(300)));
    private final MetricReader reader =
            readers.of(new PrometheusMetric(prometheus.url(), "q", null, FROM), Secret.none());

    @AfterEach
    void close() {
        readers.close();
        prometheus.close();
    }

    @Test
    void asksForTheEndsOfTheStepsAndNeverForMoreThanPrometheusGives() throws SourceException {
        answer = "{\"status\":\"success\",\"data\":{\"result\":[]}}";
        reader.read(WINDOW);
        assertEquals("1781136060", prometheus.answered().get(0).get("start"));
        assertEquals("1781136120", prometheus.answered().get(0).get("end"));
        assertEquals("60", prometheus.answered().get(0).get("step"));
        assertEquals(11_000, reader.mostSteps());
    }

    @Test
    void givesUpOnAnAnswerThatStopsInTheMiddle() {
        answer = "x".repeat(100_000);
        prometheus.next(Mishap.stalled());
        SourceException failure = assertThrows(SourceException.class, () -> reader.read(WINDOW));
        assertTrue(failure.isPassing() && failure.getMessage().contains("does not answer within"), failure::getMessage);
    }

    @Test
    void refusesAnAnswerThatWouldFillTheMemory() {
        answer = "x".repeat(17 << 20);
        SourceException failure = assertThrows(SourceException.class, () -> reader.read(WINDOW));
        assertTrue(!failure.isPassing() && failure.getMessage().contains("more than 16 MiB"), failure::getMessage);
    }

    @Test
    void passesOnWhatPrometheusWarnsOf() throws SourceException {
        answer = "{\"status\":\"success\",\"warnings\":[\"a store is away\"],\"data\":{\"result\":[]}}";
        assertEquals("Prometheus warns: a store is away", reader.read(WINDOW).notice());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | '{\"error\": \"parse error\"}' | false | answered 400: parse error",
                "401 | ''                       | false | is the bearer token right?",
                "404 | '<html>'                 | false | base URL of a Prometheus?",
                "302 | ''                       | false | redirects are not followed",
                "422 | '{\"error\": \"too many\"}' | false | too many",
                "408 | ''                       | true  | answered 408",
                "500 | ''                       | true  | answered 500",
                "503 | '{\"error\": \"timed out\"}' | true  | timed out"
            })
    void knowsWhatMayPass(int status, String body, boolean passing, String message) {
        prometheus.next(Mishap.status(status, body));
        SourceException failure = assertThrows(SourceException.class, () -> reader.read(WINDOW));
        assertEquals(passing, failure.isPassing());
        assertTrue(failure.getMessage().contains(message), failure::getMessage);
        assertNull(failure.retryAfter());
    }

    @Test
    void remembersForHowLongItIsToStayAway() {
        prometheus.next(Mishap.throttled(17));
        SourceException failure = assertThrows(SourceException.class, () -> reader.read(WINDOW));
        assertEquals(Duration.ofSeconds(17), failure.retryAfter());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>sign in</html>            | is not JSON",
                "'{\"status\": \"success\"}'     | is not one of query_range",
                "'[]'                            | is not one of query_range"
            })
    void refusesWhatIsNoAnswerOfPrometheus(String body, String message) {
        answer = body;
        SourceException failure = assertThrows(SourceException.class, () -> reader.read(WINDOW));
        assertTrue(!failure.isPassing() && failure.getMessage().contains(message), failure::getMessage);
    }
}
