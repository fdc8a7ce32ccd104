package dev.kickoff.transform.agent;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kickoff.schemas.Tier;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the agent's file says.
 *
 * @param library all but the actuator, as a dry run
 * @param target opens what is scaled
 * @param acting whether the target is touched
 * @param backupDirectory of the plan and of what was raised
 * @param listen where the status is served
 */
record AgentFile(
        KickoffBuilder library,
        Supplier<OpenTarget> target,
        boolean acting,
        Duration pollInterval,
        Path backupDirectory,
        ListenAddress listen) {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private enum Mode {
        DRY_RUN,
        ACT
    }

    /** @throws AgentFileException if it cannot be read or breaks a rule */
    static AgentFile read(Path file) {
        try {
            return of(Keys.of(parse(file)), file.toAbsolutePath().resolveSibling(""));
        } catch (AgentFileException | IllegalArgumentException wrong) {
            throw new AgentFileException(file + ": " + wrong.getMessage());
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return MAPPER.readTree(text(file));
        } catch (JacksonException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            throw new AgentFileException("line " + line + " is not readable YAML: " + wrong.getOriginalMessage());
        }
    }

    private static AgentFile of(Keys keys, Path folder) {
        KickoffBuilder library = Kickoff.builder();
        String region = keys.text("region", "where this part of the service runs, for example eu-west-3");
        library.service(keys.text("service", "the service's stable name"))
                .region(region)
                .team(keys.text("team", "who owns the service"))
                .signal(keys.text("signal", "the signal that drives it, for example requests"))
                .transform(keys.group("transform")
                        .map(TransformKeys::read)
                        .orElseThrow(
                                () -> new AgentFileException("transform is required: how signal becomes capacity")))
                .minCapacity(keys.whole("minCapacity", "the team's own minimum"))
                .maxCapacity(keys.whole("maxCapacity", "the most that may ever run"));
        keys.optionalText("unit").ifPresent(library::unit);
        keys.optionalName("tier", Tier.class).ifPresent(library::tier);
        keys.optionalDuration("leadTime").ifPresent(library::leadTime);
        keys.optionalNumber("headroomPct").ifPresent(library::headroomPct);
        keys.optionalText("unitPricePerHour")
                .map(price -> decimal("unitPricePerHour", price))
                .ifPresent(library::unitPricePerHour);
        keys.optionalText("account").ifPresent(library::account);
        keys.optionalText("instance").ifPresent(library::instance);
        hub(keys, library, folder);
        Duration pollInterval = keys.optionalDuration("pollInterval").orElse(Duration.ofSeconds(15));
        library.pollInterval(pollInterval);
        Path backup = folder.resolve(keys.text("backupDirectory", "a folder that survives a restart"));
        library.backupDirectory(backup);
        keys.optionalText("pauseFile").map(folder::resolve).ifPresent(library::pauseFile);
        boolean acting = keys.optionalName("mode", Mode.class).orElse(Mode.DRY_RUN) == Mode.ACT;
        ListenAddress listen = ListenAddress.of(keys.optionalText("listen").orElse("127.0.0.1:9464"));
        Supplier<OpenTarget> target = TargetKeys.read(
                keys.group("target").orElseThrow(() -> new AgentFileException("target is required: what is scaled")),
                region);
        keys.refuseOthers();
        return new AgentFile(library, target, acting, pollInterval, backup, listen);
    }

    private static void hub(Keys keys, KickoffBuilder library, Path folder) {
        List<URI> hubs = keys.texts("hubs", "addresses of the hub, the first is asked first").stream()
                .map(AgentFile::address)
                .toList();
        library.hub(hubs.get(0), hubs.subList(1, hubs.size()).toArray(URI[]::new));
        library.hubTimeout(keys.optionalDuration("hubTimeout").orElse(Duration.ofSeconds(5)));
        keys.optionalText("tokenFile").ifPresent(file -> token(library, folder.resolve(file)));
        keys.textsByName("trustedKeys", "the hub's public keys by their names, from GET /v1/keys")
                .forEach((name, key) -> trust(library, name, key));
    }

    private static void trust(KickoffBuilder library, String name, String key) {
        try {
            library.trustKey(name, key);
        } catch (IllegalArgumentException wrong) {
            throw new AgentFileException("trustedKeys." + name + ": " + wrong.getMessage());
        }
    }

    private static void token(KickoffBuilder library, Path file) {
        try {
            library.token(text(file));
        } catch (AgentFileException | IllegalArgumentException wrong) {
            throw new AgentFileException("tokenFile '" + file + "': " + wrong.getMessage());
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException wrong) {
            throw new AgentFileException("hubs '" + text + "' is not an address: " + wrong.getMessage());
        }
    }

    private static BigDecimal decimal(String key, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException wrong) {
            throw new AgentFileException(key + " '" + text + "' must be a number");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AgentFileException(
                    "cannot be read (" + unreadable.getClass().getSimpleName()
                            + "); check that it is there and that this user may read it");
        }
    }
}
