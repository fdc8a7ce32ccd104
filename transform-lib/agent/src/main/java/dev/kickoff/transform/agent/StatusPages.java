package dev.kickoff.transform.agent;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the agent tells about itself. Nothing in it is secret. */
final class StatusPages {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Duration SHORTEST_GRACE = Duration.ofMinutes(2);

    private final Kickoff kickoff;
    private final RecentActions actions;
    private final Clock clock;
    private final Duration grace;
    private final Instant startedAt;

    /** @param pollInterval cycles that come much later than that are a fault of the agent */
    StatusPages(Kickoff kickoff, RecentActions actions, Clock clock, Duration pollInterval) {
        this.kickoff = kickoff;
        this.actions = actions;
        this.clock = clock;
        Duration three = pollInterval.multipliedBy(3);
        this.grace = three.compareTo(SHORTEST_GRACE) > 0 ? three : SHORTEST_GRACE;
        this.startedAt = clock.instant();
    }

    /** Whether cycles run. A hub or target that fails is no reason to restart the agent: it goes on with its plan. */
    boolean healthy() {
        Instant last = kickoff.status().lastCycleAt();
        return Duration.between(last == null ? startedAt : last, clock.instant())
                        .compareTo(grace)
                <= 0;
    }

    String health() {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", healthy() ? "UP" : "DOWN");
        put(health, "lastCycleAt", kickoff.status().lastCycleAt());
        return GSON.toJson(health);
    }

    String status() {
        Status status = kickoff.status();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("service", kickoff.registration().service());
        page.put("region", kickoff.registration().region());
        page.put("target", kickoff.registration().targets().get(0));
        page.put("mode", lower(status.mode()));
        page.put("registered", status.registered());
        put(page, "planVersion", status.planVersion());
        page.put("planSource", lower(status.source()));
        put(page, "confirmedAt", status.confirmedAt());
        put(page, "planAgeSeconds", seconds(status.planAge()));
        page.put("stale", status.stale());
        put(page, "floorInForce", status.floorInForce());
        put(page, "capacity", capacity(status.capacity()));
        put(page, "leadTimeSeconds", seconds(status.leadTimeMeasured()));
        put(page, "lastCycleAt", status.lastCycleAt());
        put(page, "lastError", error(status));
        page.put(
                "recentActions",
                actions.list().stream().map(StatusPages::action).toList());
        return GSON.toJson(page);
    }

    private static @Nullable Map<String, Object> capacity(@Nullable CapacityState state) {
        if (state == null) {
            return null;
        }
        Map<String, Object> capacity = new LinkedHashMap<>();
        put(capacity, "minimum", state.floor());
        put(capacity, "desired", state.desired());
        put(capacity, "ready", state.ready());
        put(capacity, "ceiling", state.ceiling());
        put(capacity, "problem", state.problem());
        return capacity;
    }

    private static @Nullable Map<String, Object> error(Status status) {
        if (status.lastError() == null) {
            return null;
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("kind", lower(status.lastError().kind()));
        error.put("at", status.lastError().at().toString());
        error.put("message", status.lastError().message());
        return error;
    }

    private static Map<String, Object> action(Report.Action action) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", action.at().toString());
        line.put("kind", action.kind());
        put(line, "from", action.from());
        line.put("to", action.to());
        line.put("outcome", lower(action.outcome()));
        put(line, "message", action.message());
        return line;
    }

    private static void put(Map<String, Object> page, String name, @Nullable Object value) {
        if (value != null) {
            page.put(name, value instanceof Instant ? value.toString() : value);
        }
    }

    static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1000.0;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
