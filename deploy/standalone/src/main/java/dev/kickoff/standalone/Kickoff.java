package dev.kickoff.standalone;

import dev.kickoff.standalone.audit.AuditVerifyCommand;
import dev.kickoff.standalone.backtest.BacktestCommand;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.Version;
import dev.kickoff.standalone.forecast.ForecastCommand;
import dev.kickoff.standalone.importing.ImportCommand;
import dev.kickoff.standalone.plan.PlanCommand;
import dev.kickoff.standalone.replay.ReplayCommand;
import dev.kickoff.standalone.serve.ServeCommand;
import dev.kickoff.standalone.simulate.SimulateCommand;
import dev.kickoff.transform.agent.AgentCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the command line. Only {@code serve} starts the server; the other commands work on files alone. */
@QuarkusMain
@Command(
        name = "kickoff",
        description = "Makes capacity ready before the crowd arrives and takes it away after the crowd has left.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            ForecastCommand.class,
            BacktestCommand.class,
            PlanCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            AuditVerifyCommand.class,
            AgentCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed for a reason that is not in the input",
            "2:wrong command, option or option value",
            "3:a file that is read breaks a rule; nothing was written",
            "4:the server cannot start: port or data folder in use, database not there"
        })
public final class Kickoff implements Runnable {
    @Spec
    private CommandSpec spec;

    private Kickoff() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, ready to execute; writes to the process's streams unless told otherwise. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Kickoff());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Kickoff::refuse);
        line.setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? One of serve, import, forecast, backtest, plan, replay, simulate, audit-verify, agent");
    }

    private static int refuse(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        say(command, failure.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int fail(Exception failure, CommandLine command) {
        if (failure instanceof CommandFailure expected) {
            say(command, expected.getMessage());
            return expected.exitCode();
        }
        say(command, "failed: " + failure + "; KICKOFF_DEBUG=1 shows where");
        if (System.getenv("KICKOFF_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.FAILED;
    }

    private static void say(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("kickoff: " + message.replaceAll("\\s*\\R\\s*", " "));
        err.flush();
    }
}
