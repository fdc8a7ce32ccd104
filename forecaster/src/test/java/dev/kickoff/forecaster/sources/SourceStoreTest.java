package dev.kickoff.forecaster.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.Api;
import dev.kickoff.forecaster.sources.StoredSource.Key;
import dev.kickoff.postgres.PostgresTestResource;
import dev.kickoff.schemas.Samples.Sample;
import dev.kickoff.schemas.Signal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class SourceStoreTest {
    private static final Instant FROM = Instant.parse("2026-06-11T11:50:00Z");
    private static final Window FIRST = new Window(FROM, FROM.plusSeconds(120), 60);
    /** Nobody listens there, so only the test moves the cursor. */
    private static final Metric METRIC = new PrometheusMetric(URI.create("http://127.0.0.1:1"), "q", null, FROM);

    @Inject
    SourceStore store;

    @AfterEach
    void deleteSources() {
        SourceApi.deleteAll();
    }

    @Test
    void storesAPageOnceWhoeverComesSecond() {
        Signal signal = declare("store-twice");
        StoredSource seen = seen(signal);

        assertTrue(store.store(seen, signal, FIRST, page(1, 2), true, FROM));
        assertFalse(store.store(seen, signal, FIRST, page(8, 9), true, FROM), "the cursor has moved");

        assertEquals(Arrays.asList(1f, 2f), SourceApi.stored("store-twice", FROM, FIRST.to()));
        assertEquals(FIRST.to(), seen(signal).nextAt);
        assertEquals(1, seen(signal).pages);
    }

    @Test
    void storesNothingForASourceThatWasDeclaredAnewMeanwhile() {
        Signal signal = declare("store-anew");
        StoredSource seen = seen(signal);
        store.declare(signal, new PrometheusMetric(URI.create("http://127.0.0.1:1"), "other", null, FROM));

        assertFalse(store.store(seen, signal, FIRST, page(1, 2), true, FROM));
        store.failed(seen, "of the old one", FROM, Duration.ofSeconds(1));

        assertEquals(Arrays.asList(null, null), SourceApi.stored("store-anew", FROM, FIRST.to()));
        assertEquals(0, seen(signal).failures);
    }

    @Test
    void declaringASourceAgainEndsTheWaitAfterAFailure() {
        Signal signal = declare("store-again");
        store.failed(seen(signal), "throttled", FROM, Duration.ofHours(1));
        assertEquals(FROM.plus(Duration.ofHours(1)), seen(signal).retryAt);

        store.declare(signal, METRIC);

        assertNull(seen(signal).retryAt);
        assertEquals(1, seen(signal).failures, "whether it works now is not known yet");
    }

    @Test
    void doesNotMoveTheCursorWhenTheSamplesCannotBeStored() {
        Signal signal = declare("store-fails");
        StoredSource seen = seen(signal);
        // PostgreSQL refuses the same row twice in one statement.
        Page broken = new Page(List.of(new Sample(FROM, 1), new Sample(FROM, 2)), 0, null);

        assertThrows(RuntimeException.class, () -> store.store(seen, signal, FIRST, broken, true, FROM));

        assertEquals(FROM, seen(signal).nextAt);
        assertEquals(0, seen(signal).pages);
        assertEquals(Arrays.asList(null, null), SourceApi.stored("store-fails", FROM, FIRST.to()));
    }

    private Signal declare(String name) {
        Api.declare(name, 60).statusCode(201);
        Signal signal = new Signal(name, "eu", 60, "Europe/Paris", "requests/min");
        store.declare(signal, METRIC);
        return signal;
    }

    private StoredSource seen(Signal signal) {
        return store.find(new Key(signal.signal(), signal.region())).orElseThrow();
    }

    private static Page page(double first, double second) {
        return new Page(List.of(new Sample(FROM, first), new Sample(FROM.plusSeconds(60), second)), 0, null);
    }
}
