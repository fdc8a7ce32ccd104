package dev.kickoff.standalone.cli;

/** Exit codes of all commands, as {@code kickoff --help} lists them. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int BAD_INPUT = 3;
    public static final int CANNOT_START = 4;

    private ExitCode() {}
}
