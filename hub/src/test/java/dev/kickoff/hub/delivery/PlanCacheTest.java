package dev.kickoff.hub.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.plans.PublishedPlan;
import dev.kickoff.hub.plans.PublishedPlans.Ref;
import dev.kickoff.schemas.SignedPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanCacheTest {
    private final PlanCache cache = new PlanCache(new ObjectMapper());

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        cache.offer(plan("a", 2));

        assertEquals(2, cache.offer(plan("a", 1)).version());
        assertEquals(2, cache.find("a", "r").orElseThrow().version());
    }

    @Test
    void whateverTheOrderAndTheThreadsTheNewestStays() {
        List<Long> versions =
                new ArrayList<>(LongStream.rangeClosed(1, 2_000).boxed().toList());
        Collections.shuffle(versions, new Random(7));

        versions.parallelStream().forEach(version -> cache.offer(plan("a", version)));

        assertEquals(2_000, cache.find("a", "r").orElseThrow().version());
    }

    @Test
    void followersHearOfNewerVersionsOnly() {
        List<Long> heard = new ArrayList<>();
        cache.follow(plan -> heard.add(plan.version()));

        IntStream.of(1, 3, 2, 3, 4).forEach(version -> cache.offer(plan("a", version)));

        assertEquals(List.of(1L, 3L, 4L), heard);
    }

    @Test
    void lacksWhatIsNewerThanItsOwn() {
        cache.offer(plan("a", 2));

        assertTrue(cache.lacks(new Ref("a", "r", 3)));
        assertFalse(cache.lacks(new Ref("a", "r", 2)));
        assertFalse(cache.lacks(new Ref("a", "r", 1)));
        assertTrue(cache.lacks(new Ref("a", "another", 1)));
    }

    private static PublishedPlan plan(String service, long version) {
        return new PublishedPlan(
                service,
                "r",
                version,
                version,
                version + "-tag",
                new SignedPlan(SignedPlan.PLAN_TYPE, "e30=", List.of(new SignedPlan.Signature("key", "c2lnbmF0dXJl"))));
    }
}
