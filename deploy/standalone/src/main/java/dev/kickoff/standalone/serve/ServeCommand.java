package dev.kickoff.standalone.serve;

import dev.kickoff.demo.DemoFolder;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Starts hub, forecaster and console in one process, on a PostgreSQL of its own or on yours.",
            "Listens on 127.0.0.1 only. The last line of a good start is the address that signs you in."
        },
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            description = "where it listens on 127.0.0.1; 0 takes any free port (default: ${DEFAULT-VALUE}); also by "
                    + "environment as KICKOFF_PORT",
            defaultValue = "${env:KICKOFF_PORT:-8080}")
    private int port;

    @Option(
            names = "--data",
            description = "folder that holds everything it keeps (default: ${DEFAULT-VALUE}); also by environment as "
                    + "KICKOFF_DATA",
            defaultValue = "${env:KICKOFF_DATA:-data}")
    private Path data;

    @Option(names = "--demo", description = "plays the 1998 World Cup web site's real traffic to a simulated fleet")
    private boolean demo;

    @Option(
            names = "--demo-from",
            description =
                    "simulated start of a new demo, between May and June 1998, such as 1998-06-12T18:00:00Z; a demo "
                            + "that was started before goes on where it is")
    private @Nullable Instant demoFrom;

    @Option(
            names = "--database-url",
            description = "your PostgreSQL, as jdbc:postgresql://host:5432/kickoff, instead of an embedded one; "
                    + "also by environment as KICKOFF_DATABASE_URL",
            defaultValue = "${env:KICKOFF_DATABASE_URL}")
    private @Nullable String databaseUrl;

    @Option(
            names = "--database-username",
            description = "for your PostgreSQL (default: ${DEFAULT-VALUE}); its password only by environment, as "
                    + "KICKOFF_DATABASE_PASSWORD",
            defaultValue = "${env:KICKOFF_DATABASE_USERNAME:-kickoff}")
    private String databaseUsername;

    @Override
    public Integer call() throws IOException {
        Optional<Instant> demoStart = demoStart();
        int listenOn = freePort();
        DataFolder folder = DataFolder.take(data);
        try {
            AccessKeys keys = AccessKeys.readOrMake(folder.accessFile());
            Database database = database(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(new OrderlyStop(database, folder), "orderly-stop"));
            new Configuration(listenOn, keys, database, folder, demoStart).apply();
            Quarkus.run(Server.class);
            return ExitCode.DONE;
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private Optional<Instant> demoStart() {
        if (!demo) {
            if (demoFrom != null) {
                throw new ParameterException(spec.commandLine(), "--demo-from needs --demo");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(demoFrom == null ? DemoFolder.DEFAULT_START : DemoFolder.requireRecorded(demoFrom));
        } catch (IllegalArgumentException notRecorded) {
            throw new ParameterException(spec.commandLine(), "--demo-from: " + notRecorded.getMessage(), notRecorded);
        }
    }

    private Database database(DataFolder folder) {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            return Database.embedded(folder.postgres());
        }
        String password = System.getenv("KICKOFF_DATABASE_PASSWORD");
        return Database.external(databaseUrl, databaseUsername, password == null ? "" : password);
    }

    /** Found out before anything starts, so that a taken port is one line. */
    private int freePort() throws IOException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port '" + port + "' must be between 0 and 65535");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (BindException taken) {
            throw CommandFailure.cannotStart("port " + port
                    + " on 127.0.0.1 is in use; stop the program that has it, or give another one with --port");
        }
    }
}
