package dev.kickoff.standalone.demo;

import dev.kickoff.demo.DemoFolder;
import dev.kickoff.demo.clock.DemoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether this server runs the demo, and its clock if it does. */
@ApplicationScoped
class Demo {
    private final @Nullable DemoClock clock;

    Demo(DemoConfig config) {
        Instant start = config.start().orElse(DemoFolder.DEFAULT_START);
        this.clock = config.folder()
                .map(folder -> open(new DemoFolder(folder), start))
                .orElse(null);
    }

    /** The server's one source of "now": simulated in the demo, the system's otherwise. */
    @Produces
    @ApplicationScoped
    Clock now() {
        return clock == null ? Clock.systemUTC() : clock;
    }

    boolean isOn() {
        return clock != null;
    }

    /** Only while the demo is on. */
    DemoClock clock() {
        if (clock == null) {
            throw new IllegalStateException("this server does not run the demo");
        }
        return clock;
    }

    private static DemoClock open(DemoFolder folder, Instant start) {
        try {
            return folder.openClock(start, Clock.systemUTC());
        } catch (IOException failure) {
            throw new UncheckedIOException("the demo's clock in " + folder.path() + " does not open", failure);
        }
    }
}
