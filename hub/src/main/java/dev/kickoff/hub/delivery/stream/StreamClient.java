package dev.kickoff.hub.delivery.stream;

import dev.kickoff.hub.delivery.ReadyPlan;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What one client of the stream is still to be told. A slow client holds nobody up and fills no memory: of each service
 * and region only the newest plan waits, at most so many of them, and one heartbeat. Thread-safe.
 */
final class StreamClient implements Flow.Subscription {
    private final Flow.Subscriber<? super Wake> subscriber;
    private final int buffer;
    private final Runnable gone;
    private final Map<String, Wake> waiting = new LinkedHashMap<>();
    private @Nullable Wake heartbeat;
    private long wanted;
    private boolean begun;
    private boolean sending;
    private boolean ended;

    /** @param gone called once, when the client has left */
    StreamClient(Flow.Subscriber<? super Wake> subscriber, int buffer, Runnable gone) {
        this.subscriber = subscriber;
        this.buffer = buffer;
        this.gone = gone;
    }

    void tell(ReadyPlan plan) {
        synchronized (this) {
            Wake wake = Wake.plan(plan);
            if (waiting.size() < buffer || waiting.containsKey(key(plan))) {
                waiting.put(key(plan), wake);
            } else {
                waiting.clear();
                waiting.put("", Wake.reset());
            }
        }
        send();
    }

    /** The client was told what it may have missed; before, an id would promise too much. */
    void begin(long seen) {
        synchronized (this) {
            begun = true;
        }
        beat(seen);
    }

    void beat(long seen) {
        synchronized (this) {
            if (!begun) {
                return;
            }
            heartbeat = Wake.heartbeat(seen);
        }
        send();
    }

    /** Ends the stream from this side. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        subscriber.onComplete();
    }

    @Override
    public void request(long more) {
        synchronized (this) {
            wanted = wanted + more < 0 ? Long.MAX_VALUE : wanted + more;
        }
        send();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            ended = true;
            waiting.clear();
        }
        gone.run();
    }

    /** One thread sends at a time; others leave what they bring for it. */
    private void send() {
        synchronized (this) {
            if (sending) {
                return;
            }
            sending = true;
        }
        Wake next = next();
        while (next != null) {
            subscriber.onNext(next);
            next = next();
        }
    }

    private synchronized @Nullable Wake next() {
        if (!ended && wanted > 0 && !(waiting.isEmpty() && heartbeat == null)) {
            wanted--;
            return take();
        }
        sending = false;
        return null;
    }

    /** Plans first: the id of a heartbeat says that all before it was told. */
    private Wake take() {
        Iterator<Wake> oldest = waiting.values().iterator();
        if (oldest.hasNext()) {
            Wake wake = oldest.next();
            oldest.remove();
            return wake;
        }
        Wake beat = Objects.requireNonNull(heartbeat);
        heartbeat = null;
        return beat;
    }

    private static String key(ReadyPlan plan) {
        return plan.service() + "/" + plan.region();
    }
}
