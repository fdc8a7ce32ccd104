package dev.kickoff.demo;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's simulated world as a process: runs until it is asked to stop (SIGTERM), whether the hub is up or down. A
 * second one in the same folder says so and leaves with exit code 0; bad options give 2, a failed start 1.
 */
public final class DemoWorld {
    private static final int LOG_BYTES = 2_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(DemoWorld.class);

    private DemoWorld() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        WorldOptions options;
        try {
            options = WorldOptions.parse(arguments, System.getenv());
        } catch (IllegalArgumentException | IOException mistake) {
            System.err.println(mistake.getMessage());
            System.err.print(WorldOptions.USAGE);
            return 2;
        }
        try {
            return runIn(options);
        } catch (IOException | RuntimeException failure) {
            LOG.error("The demo's world cannot run", failure);
            System.err.println("The demo's world cannot run: " + failure.getMessage());
            return 1;
        }
    }

    private static int runIn(WorldOptions options) throws IOException {
        Optional<FileLock> claim = options.folder().claim();
        if (claim.isEmpty()) {
            System.out.println("A world already runs in " + options.folder().path());
            return 0;
        }
        logTo(options.folder());
        World world = new World(options, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(world::close, "stop"));
        world.run();
        return 0;
    }

    /** One file of bounded size; it begins again when it is full. */
    private static void logTo(DemoFolder folder) throws IOException {
        FileHandler file = new FileHandler(folder.logFile().toString(), LOG_BYTES, 1, true);
        file.setEncoding(StandardCharsets.UTF_8.name());
        file.setFormatter(new SimpleFormatter());
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(file);
    }
}
