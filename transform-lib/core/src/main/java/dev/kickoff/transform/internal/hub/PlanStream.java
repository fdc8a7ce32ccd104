package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the hub's event stream open on a daemon thread and says when there is a newer plan. Only a wake-up: the plan is
 * polled as ever, and without the stream it is found by the next poll. So a stream that is down is no error of the
 * library; it is opened again after a back-off.
 */
public final class PlanStream implements AutoCloseable {
    /** The hub sends something every 15 seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private static final long LOOK_AGAIN_MILLIS = 250;

    private record Message(long version) {}

    private final HubClient hub;
    private final Attempts attempts;
    private final Events events;
    private final LongSupplier knownVersion;
    private final Runnable wake;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private String event = "";
    private boolean open;

    /**
     * @param knownVersion of the plan in use, 0 if there is none
     * @param wake called when there is a newer one; does not block
     */
    public PlanStream(
            String name, HubClient hub, Attempts attempts, Events events, LongSupplier knownVersion, Runnable wake) {
        this.hub = hub;
        this.attempts = attempts;
        this.events = events;
        this.knownVersion = knownVersion;
        this.wake = wake;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the thread; starting twice does nothing. */
    public synchronized void start() {
        if (thread.getState() == Thread.State.NEW && closed.getCount() > 0) {
            thread.start();
        }
    }

    private void run() {
        while (!ended(LOOK_AGAIN_MILLIS)) {
            try {
                if (attempts.due()) {
                    follow();
                }
            } catch (RuntimeException unexpected) {
                attempts.failed(new HubAnswer.Not(Kind.UNEXPECTED, 0, unexpected.toString(), null));
            }
        }
    }

    private void follow() {
        event = "";
        HubAnswer.Not end = hub.follow("/stream", SILENCE, this::line);
        if (open && closed.getCount() > 0) {
            events.info("the event stream has ended; polling goes on: " + end.message());
        }
        open = false;
        attempts.failed(end);
    }

    /** By a thread of the HTTP client, one at a time. */
    private void line(String line) {
        if (!open) {
            open = true;
            attempts.succeeded();
            events.info("the event stream is open");
        }
        if (line.startsWith("event:")) {
            event = line.substring("event:".length()).strip();
        } else if (line.isEmpty()) {
            event = "";
        } else if (line.startsWith("data:") && isNews(event, line.substring("data:".length()))) {
            wake.run();
        }
    }

    private boolean isNews(String name, String data) {
        if (name.equals("reset")) {
            return true;
        }
        try {
            @Nullable Message message = name.equals("plan") ? WireJson.read(data, Message.class) : null;
            return message != null && message.version() > knownVersion.getAsLong();
        } catch (UnreadableDocumentException fromAnotherTime) {
            // A hub that says it in other words has something to say all the same.
            return true;
        }
    }

    private boolean ended(long waitMillis) {
        try {
            return closed.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException meantForSomethingElse) {
            // Only close() ends the loop.
            return closed.getCount() == 0;
        }
    }

    /** Ends the thread; closing the {@link HubClient} ends the connection. */
    @Override
    public void close() {
        closed.countDown();
    }
}
