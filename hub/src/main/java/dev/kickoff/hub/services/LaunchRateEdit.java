package dev.kickoff.hub.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of all launch rates, as it is sent.
 *
 * @param revision that was read and is changed; may come as {@code If-Match} instead
 */
record LaunchRateEdit(
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable List<LaunchRateTable.Entry> rates) {}
