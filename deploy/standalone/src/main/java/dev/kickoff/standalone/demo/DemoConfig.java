package dev.kickoff.standalone.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Set by {@code kickoff serve --demo}. */
@ConfigMapping(prefix = "kickoff.demo")
interface DemoConfig {
    /** Whether the console shows the demo's bar. */
    @WithDefault("false")
    boolean on();

    /** Where the demo lives; there is no demo without it. */
    Optional<Path> folder();

    /** Simulated start of a new demo; {@code DemoFolder.DEFAULT_START} if it is not given. */
    Optional<Instant> start();

    /** Properties with the two access tokens, for the world; needed with {@link #folder}. */
    Optional<Path> accessFile();

    /** Where hub and forecaster answer, for the world; needed with {@link #folder}. */
    Optional<String> hubUrl();
}
