package dev.kickoff.standalone.serve;

import io.quarkus.runtime.Application;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Stops what the server stands on, after the server itself. */
record OrderlyStop(Database database, DataFolder folder) implements Runnable {
    private static final Logger LOG = Logger.getLogger(OrderlyStop.class);

    @Override
    public void run() {
        Application server = Application.currentApplication();
        if (server != null) {
            server.awaitShutdown();
        }
        try {
            database.close();
            folder.close();
        } catch (IOException failure) {
            LOG.errorf("Not everything stopped: %s", failure.getMessage());
        }
    }
}
