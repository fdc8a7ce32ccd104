package dev.kickoff.transform.agent;

import dev.kickoff.transform.Actuator;

/**
 * What is scaled, with the client that its calls go through.
 *
 * @param closing closes the client
 */
record OpenTarget(Actuator actuator, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
