package dev.kickoff.transform;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans for tests: one service, floors that follow each other. */
public final class Plans {
    public static final String SERVICE = "video-edge";
    public static final String REGION = "eu-west-3";

    private final Instant start;
    private final List<Floor> floors = new ArrayList<>();
    private long version = 1;
    private String service = SERVICE;
    private @Nullable String paused;

    private Plans(Instant start) {
        this.start = start;
    }

    public static Plans from(Instant start) {
        return new Plans(start);
    }

    public Plans version(long number) {
        version = number;
        return this;
    }

    public Plans service(String name) {
        service = name;
        return this;
    }

    /** What the plan says of a pause. */
    public Plans paused(String reason) {
        paused = reason;
        return this;
    }

    /** The next floor, from the end of the one before it. */
    public Plans floor(int capacity, Duration length) {
        return floor(capacity, Duration.ZERO, length, 0);
    }

    /** The next floor, which must be ready so long after it was asked for. */
    public Plans floorReadyAfter(int capacity, Duration lead, Duration length) {
        return floor(capacity, lead, length, 0);
    }

    /** The next floor, which leaves demand unserved. */
    public Plans degradedFloor(int capacity, int level, Duration length) {
        return floor(capacity, Duration.ZERO, length, level);
    }

    private Plans floor(int capacity, Duration lead, Duration length, int level) {
        Instant begin = floors.isEmpty() ? start : floors.get(floors.size() - 1).until();
        floors.add(new Floor(
                begin,
                begin.plus(lead),
                begin.plus(length),
                capacity,
                capacity * 100.0,
                Quantile.P90,
                20,
                List.of(),
                null,
                level == 0 ? null : "maxCapacity",
                level * 10,
                0.0,
                null,
                level));
        return this;
    }

    public CapacityPlan build() {
        return new CapacityPlan(
                service,
                REGION,
                version,
                start,
                "requests",
                "instance",
                floors,
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()),
                null,
                List.of(),
                paused);
    }
}
