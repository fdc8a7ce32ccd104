package dev.kickoff.transform;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans for tests: one service, floors that follow each other. */
public final class Plans {
    public static final String SERVICE = "video-edge";
    public static final String REGION = "eu-west-3";

    private final Instant start;
    private final List<Floor> floors = new ArrayList<>();
    private long version = 1;
    private String service = SERVICE;

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

    /** The next floor, from the end of the one before it. */
    public Plans floor(int capacity, Duration length) {
        Instant begin = floors.isEmpty() ? start : floors.get(floors.size() - 1).until();
        Instant until = begin.plus(length);
        floors.add(
                new Floor(begin, begin, until, capacity, capacity * 100.0, Quantile.P90, 20, List.of(), null, null, 0));
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
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }
}
