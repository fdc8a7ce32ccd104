package dev.kickoff.transform.aws;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.kickoff.emulator.FaultProxy;
import java.util.HashMap;
import java.util.Map;

/** The tags of scalable targets, which moto does not know. */
final class SimulatedTags {
    private static final Gson GSON = new Gson();

    private final Map<String, JsonObject> tags = new HashMap<>();

    static SimulatedTags behind(FaultProxy proxy) {
        SimulatedTags simulated = new SimulatedTags();
        proxy.simulate("TagResource", simulated::tag);
        proxy.simulate("ListTagsForResource", simulated::list);
        return simulated;
    }

    synchronized void clear() {
        tags.clear();
    }

    private synchronized String tag(String body) {
        JsonObject request = GSON.fromJson(body, JsonObject.class);
        JsonObject all = tags.computeIfAbsent(request.get("ResourceARN").getAsString(), arn -> new JsonObject());
        request.getAsJsonObject("Tags").asMap().forEach(all::add);
        return "{}";
    }

    private synchronized String list(String body) {
        JsonObject request = GSON.fromJson(body, JsonObject.class);
        JsonObject answer = new JsonObject();
        answer.add("Tags", tags.getOrDefault(request.get("ResourceARN").getAsString(), new JsonObject()));
        return GSON.toJson(answer);
    }
}
