package dev.kickoff.standalone.cli;

/** An expected failure of a command: one line for people, and an exit code. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something outside the input went wrong, for example a full disk. */
    public static CommandFailure failed(String message) {
        return new CommandFailure(ExitCode.FAILED, message);
    }

    /** A file that is read breaks a rule; the message names file, field or line, value and remedy. */
    public static CommandFailure badInput(String message) {
        return new CommandFailure(ExitCode.BAD_INPUT, message);
    }

    /** The server cannot start here and now; the message names the remedy. */
    public static CommandFailure cannotStart(String message) {
        return new CommandFailure(ExitCode.CANNOT_START, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
