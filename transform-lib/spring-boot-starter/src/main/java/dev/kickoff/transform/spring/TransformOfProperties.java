package dev.kickoff.transform.spring;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.spring.KickoffProperties.PointProperties;
import dev.kickoff.transform.spring.KickoffProperties.TransformProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the one transform that the properties give. */
final class TransformOfProperties {
    private static final String THREE =
            "kickoff.transform.signal-per-unit, kickoff.transform.ladder and kickoff.transform.curve";

    private TransformOfProperties() {}

    /** @return null when none is given */
    static @Nullable Transform read(TransformProperties properties) {
        Double signalPerUnit = properties.signalPerUnit();
        int given = (signalPerUnit == null ? 0 : 1)
                + (properties.ladder().isEmpty() ? 0 : 1)
                + (properties.curve().isEmpty() ? 0 : 1);
        if (given > 1) {
            throw new KickoffConfigurationException(
                    "More than one of " + THREE + " is given.", "Keep the one that describes the service.");
        }
        if (signalPerUnit != null) {
            return Transform.linear(signalPerUnit);
        }
        if (!properties.ladder().isEmpty()) {
            return Transform.ladder(points(properties.ladder()));
        }
        return properties.curve().isEmpty() ? null : Transform.curve(points(properties.curve()));
    }

    private static List<Transform.Point> points(List<PointProperties> points) {
        return points.stream()
                .map(point -> new Transform.Point(point.signal(), point.capacity()))
                .toList();
    }
}
