package dev.kickoff.transform.agent;

import picocli.CommandLine;

/** The agent alone, without the rest of the command line. */
public final class AgentMain {
    private AgentMain() {}

    public static void main(String... args) {
        CommandLine line = new CommandLine(new AgentCommand());
        line.setCommandName("kickoff-agent");
        System.exit(line.execute(args));
    }
}
