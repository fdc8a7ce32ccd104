package dev.kickoff.transform.agent;

/** The agent's file breaks a rule; the message names file, key, value and remedy in one line. */
final class AgentFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AgentFileException(String message) {
        super(message);
    }
}
