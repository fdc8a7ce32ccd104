package dev.kickoff.demo.hub;

import java.io.IOException;

/** Hub or forecaster answered with an error. */
public final class RefusedException extends IOException {
    private final int status;

    RefusedException(String call, int status, String body) {
        super(call + " was answered with " + status + ": " + body);
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Whether asking again later can help: the server's trouble, not ours. */
    public boolean passing() {
        return status >= 500 || status == 429;
    }
}
