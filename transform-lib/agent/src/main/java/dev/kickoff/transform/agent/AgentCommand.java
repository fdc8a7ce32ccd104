package dev.kickoff.transform.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kickoff agent}: keeps the floors of one service that does not embed the library. */
@Command(
        name = "agent",
        description = {
            "Keeps the floors of one service that is not on the JVM: the library as a process of its own.",
            "Runs until it is told to stop. A dry run unless the file says 'mode: act'."
        },
        mixinStandardHelpOptions = true,
        footer = "%nThe file's keys are in docs/agent.md.")
public final class AgentCommand implements Callable<Integer> {
    /** As the whole command line has them. */
    private static final int DONE = 0;

    private static final int FAILED = 1;
    private static final int BAD_FILE = 3;
    private static final int CANNOT_START = 4;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, description = "agent.yaml: the service, its hub and what is scaled")
    private Path config;

    @Option(
            names = "--check",
            description = {
                "Checks the file, runs one cycle as a dry run, prints what would be done, and ends: 0 if hub and target "
                        + "answered, 1 if not."
            })
    private boolean check;

    @Override
    public Integer call() throws InterruptedException {
        AgentFile file;
        try {
            file = AgentFile.read(config);
            return check ? check(file) : run(file);
        } catch (AgentFileException wrong) {
            return refuse(wrong.getMessage(), BAD_FILE);
        } catch (IllegalArgumentException wrong) {
            return refuse(config + ": " + wrong.getMessage(), BAD_FILE);
        }
    }

    private int check(AgentFile file) {
        return new Check(spec.commandLine().getOut()).run(file) ? DONE : FAILED;
    }

    private int run(AgentFile file) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Agent agent = new Agent(file, Clock.systemUTC())) {
            // Closes before the process ends on SIGTERM, and this thread has nothing left to do.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                agent.close();
                say("stopped; floors stay as they are");
                stopped.countDown();
            }));
            say(agent.describe());
            stopped.await();
            return DONE;
        } catch (IOException occupied) {
            return refuse(
                    "listen " + file.listen().host() + ":" + file.listen().port() + ": " + occupied.getMessage()
                            + "; choose another address",
                    CANNOT_START);
        }
    }

    private int refuse(String message, int exitCode) {
        say(String.valueOf(message).replaceAll("\\s*\\R\\s*", " "));
        return exitCode;
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("kickoff agent: " + message);
        err.flush();
    }
}
