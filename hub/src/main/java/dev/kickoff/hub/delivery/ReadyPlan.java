package dev.kickoff.hub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.plans.PublishedPlan;

/**
 * A plan as it goes over the wire.
 *
 * @param transaction as in {@link PublishedPlan}
 * @param tag as in {@link PublishedPlan}, without quotes
 * @param body the envelope as JSON; shared by all answers and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a copy per answer is what this record saves
public record ReadyPlan(String service, String region, long version, long transaction, String tag, byte[] body) {
    static ReadyPlan of(PublishedPlan plan, ObjectMapper json) {
        try {
            return new ReadyPlan(
                    plan.service(),
                    plan.region(),
                    plan.version(),
                    plan.transaction(),
                    plan.tag(),
                    json.writeValueAsBytes(plan.envelope()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an envelope is always writable", impossible);
        }
    }
}
