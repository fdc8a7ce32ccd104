package dev.kickoff.transform.spring;

import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns properties into a builder; says all that is missing at once, and names properties rather than builder methods. */
final class BuilderOfProperties {
    private static final String HOW =
            "Set it in application.properties or the environment, or set kickoff.enabled=false"
                    + " to start without Kickoff. Every property: docs/library-options.md.";

    private final KickoffProperties properties;
    private final KickoffBuilder builder = Kickoff.builder();
    private final List<String> missing = new ArrayList<>();

    private BuilderOfProperties(KickoffProperties properties) {
        this.properties = properties;
    }

    /**
     * @param applicationName the service's name when the properties give none
     * @param ownTransform the application's, null if it has none
     * @throws KickoffConfigurationException if something is missing or out of range
     */
    static KickoffBuilder read(
            KickoffProperties properties, @Nullable String applicationName, @Nullable Transform ownTransform) {
        BuilderOfProperties reading = new BuilderOfProperties(properties);
        reading.needed(applicationName, ownTransform);
        if (!reading.missing.isEmpty()) {
            throw new KickoffConfigurationException(
                    "Kickoff is on the class path, but not configured. Missing:\n  - "
                            + String.join("\n  - ", reading.missing),
                    HOW);
        }
        reading.optional();
        return reading.builder;
    }

    private void needed(@Nullable String applicationName, @Nullable Transform ownTransform) {
        KickoffProperties given = properties;
        needed(
                "service",
                "the service's stable name",
                given.service() == null ? applicationName : given.service(),
                builder::service);
        needed("region", "where this part of the service runs", given.region(), builder::region);
        needed("team", "who owns the service", given.team(), builder::team);
        needed("signal", "the signal that drives the service", given.signal(), builder::signal);
        needed(
                "transform.signal-per-unit",
                "signal that one unit serves; or give transform.ladder, transform.curve or a bean of type Transform",
                ownTransform == null
                        ? valid("transform", () -> TransformOfProperties.read(given.transform()))
                        : ownTransform,
                builder::transform);
        needed("min-capacity", "the team's own minimum", given.minCapacity(), builder::minCapacity);
        needed("max-capacity", "the most that may ever run", given.maxCapacity(), builder::maxCapacity);
        needed("hub", "the hub's address", given.hub(), this::hubs);
        if (given.trustedKeys().isEmpty()) {
            missing.add("kickoff.trusted-keys.<key id>: the hub's public key, from its /v1/keys");
        }
    }

    private void optional() {
        KickoffProperties given = properties;
        given.trustedKeys().forEach((id, key) -> set("trusted-keys." + id, key, it -> builder.trustKey(id, it)));
        builder.unit(given.unit());
        builder.tier(given.tier());
        builder.leadTime(given.leadTime());
        builder.headroomPct(given.headroomPct());
        set("unit-price-per-hour", given.unitPricePerHour(), builder::unitPricePerHour);
        set("account", given.account(), builder::account);
        given.calls().forEach((called, units) -> set("calls." + called, units, it -> builder.calls(called, it)));
        for (int i = 0; i < given.prepare().size(); i++) {
            set(
                    "prepare[" + i + "]",
                    given.prepare().get(i),
                    step -> builder.prepare(new PrepStep(step.name(), step.kind(), step.leadTime())));
        }
        set("token", given.token(), builder::token);
        set("backup-directory", given.backupDirectory(), builder::backupDirectory);
        set("poll-interval", given.pollInterval(), builder::pollInterval);
        set("hub-timeout", given.hubTimeout(), builder::hubTimeout);
        set("release-time", given.releaseTime(), builder::releaseTime);
        set("write-ahead", given.writeAhead(), builder::writeAhead);
        set("pause", given.pause(), builder::pause);
        set("pause-file", given.pauseFile(), builder::pauseFile);
        set("instance", given.instance(), builder::instance);
        if (given.alone()) {
            builder.alone();
        }
        if (given.act()) {
            builder.act();
        }
    }

    private void hubs(URI first) {
        builder.hub(first, properties.otherHubs().toArray(URI[]::new));
    }

    private <T> void needed(String property, String meaning, @Nullable T value, Consumer<T> setter) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            missing.add("kickoff." + property + ": " + meaning);
        } else {
            set(property, value, setter);
        }
    }

    private <T> void set(String property, @Nullable T value, Consumer<T> setter) {
        if (value != null) {
            valid(property, () -> {
                setter.accept(value);
                return null;
            });
        }
    }

    private interface Reading<T> {
        @Nullable
        T get();
    }

    /** The value is not repeated beside the builder's message: some messages leave it out for a reason. */
    private static <T> @Nullable T valid(String property, Reading<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException refused) {
            throw new KickoffConfigurationException(
                    "kickoff." + property + " is not valid: " + refused.getMessage(), HOW, refused);
        }
    }
}
