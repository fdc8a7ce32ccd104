package dev.kickoff.transform.agent;

import dev.kickoff.schemas.Transform;
import java.util.ArrayList;
import java.util.List;

/** The part of the file that says how signal becomes capacity. */
final class TransformKeys {
    private TransformKeys() {}

    static Transform read(Keys keys) {
        List<Transform> given = new ArrayList<>();
        keys.optionalNumber("signalPerUnit").map(Transform::linear).ifPresent(given::add);
        List<Transform.Point> ladder = points(keys, "ladder");
        if (!ladder.isEmpty()) {
            given.add(Transform.ladder(ladder));
        }
        List<Transform.Point> curve = points(keys, "curve");
        if (!curve.isEmpty()) {
            given.add(Transform.curve(curve));
        }
        keys.refuseOthers();
        if (given.size() != 1) {
            throw new AgentFileException(
                    "transform must hold exactly one of signalPerUnit, ladder, curve, it holds " + given.size());
        }
        return given.get(0);
    }

    private static List<Transform.Point> points(Keys keys, String key) {
        return keys.groups(key).stream()
                .map(point -> {
                    Transform.Point read = new Transform.Point(
                            point.number("signal", "the signal at this point"),
                            point.number("capacity", "the units for it"));
                    point.refuseOthers();
                    return read;
                })
                .toList();
    }
}
