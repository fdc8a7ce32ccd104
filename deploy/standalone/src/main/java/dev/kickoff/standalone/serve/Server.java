package dev.kickoff.standalone.serve;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs once everything listens: says so in one line, then waits. */
public final class Server implements QuarkusApplication {
    private final String signInUrl;

    Server(@ConfigProperty(name = "kickoff.standalone.sign-in-url") String signInUrl) {
        this.signInUrl = signInUrl;
    }

    @Override
    public int run(String... args) {
        // To the terminal of who started it and not to the log: the address signs in.
        PrintStream terminal = System.out;
        terminal.println("Kickoff is ready: " + signInUrl);
        terminal.flush();
        Quarkus.waitForExit();
        return 0;
    }
}
