package dev.kickoff.forecaster.forecasts;

import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forecast to make as if events were different.
 *
 * @param from as in {@link ForecastRequest}
 * @param to as in {@link ForecastRequest}
 * @param events as they would be; one that does not count, such as a cancelled one, is left out of the forecast
 */
record WhatIfRequest(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable List<Event> events) {
    ForecastRequest window() {
        return new ForecastRequest(from, to, null, null);
    }
}
