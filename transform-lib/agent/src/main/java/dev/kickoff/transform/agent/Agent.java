package dev.kickoff.transform.agent;

import dev.kickoff.transform.Kickoff;
import java.io.IOException;
import java.time.Clock;

/** The library at work, with its status served, until it is closed. Floors stay as they are when it ends. */
final class Agent implements AutoCloseable {
    private final OpenTarget target;
    private final Kickoff kickoff;
    private final StatusServer server;

    /** @throws IOException if the status cannot be served */
    Agent(AgentFile file, Clock clock) throws IOException {
        target = file.target().get();
        RecentActions actions = new RecentActions();
        try {
            if (file.acting()) {
                file.library().act();
            }
            kickoff =
                    file.library().actuator(target.actuator()).listener(actions).build();
            server = new StatusServer(
                    file.listen(),
                    new StatusPages(kickoff, actions, clock, file.pollInterval()),
                    () -> MetricsPage.of(kickoff, actions));
        } catch (IOException | RuntimeException failed) {
            target.close();
            throw failed;
        }
        kickoff.start();
    }

    /** For people: what runs, on what, and where to look. */
    String describe() {
        return kickoff.registration().service() + "/" + kickoff.registration().region() + " on "
                + target.actuator().target() + ", "
                + StatusPages.lower(kickoff.status().mode()).replace('_', ' ') + ", status on port " + server.port();
    }

    @Override
    public void close() {
        server.close();
        kickoff.close();
        target.close();
    }
}
