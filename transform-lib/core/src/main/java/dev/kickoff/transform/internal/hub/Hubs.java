package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Which of several hubs is asked: the one that answered last; when it does not answer, the next in order that is not
 * backing off; and after a while the first again, because it is the nearest. Thread-safe.
 */
final class Hubs {
    private final List<Hub> hubs = new ArrayList<>();
    private final Duration away;
    private final LongSupplier nanoTime;
    private final Consumer<String> said;
    private Hub current;
    /** When the first hub is asked again, while another answers. */
    private long homeAtNanos;

    /** One hub's address and when it is worth asking. */
    private record Hub(URI root, Attempts attempts) {}

    /**
     * @param roots in order of preference, at least one
     * @param attempts makes one back-off per hub
     * @param away how long another hub is asked before the first is tried again
     * @param nanoTime like {@link System#nanoTime}
     * @param said told when another hub is asked from now on; called by any thread
     */
    Hubs(List<URI> roots, Supplier<Attempts> attempts, Duration away, LongSupplier nanoTime, Consumer<String> said) {
        roots.forEach(root -> hubs.add(new Hub(root, attempts.get())));
        this.away = away;
        this.nanoTime = nanoTime;
        this.said = said;
        this.current = hubs.get(0);
    }

    /** Whom to ask now, the best first; never empty. When all are backing off, all are asked. */
    synchronized List<URI> inOrder() {
        List<Hub> order = new ArrayList<>(hubs);
        if (current != hubs.get(0) && nanoTime.getAsLong() - homeAtNanos < 0) {
            order.remove(current);
            order.add(0, current);
        }
        List<Hub> due = order.stream().filter(hub -> hub.attempts().due()).toList();
        return (due.isEmpty() ? order : due).stream().map(Hub::root).toList();
    }

    synchronized boolean isCurrent(URI root) {
        return current.root().equals(root);
    }

    /** @return whether this hub is there, so that its answer is the one to go by */
    synchronized boolean heard(URI root, HubAnswer answer) {
        if (answer instanceof HubAnswer.Not not && isDown(not)) {
            Hub hub = at(root);
            hub.attempts().failed(not);
            if (hub == hubs.get(0)) {
                homeAtNanos = nanoTime.getAsLong() + away.toNanos();
            }
            return false;
        }
        isThere(root);
        return true;
    }

    synchronized void isThere(URI root) {
        Hub hub = at(root);
        hub.attempts().succeeded();
        if (hub != current) {
            said.accept("the hub at " + root + " is asked from now on, and no longer " + current.root());
            current = hub;
        }
    }

    /** The same words every time, because errors are told when they change. */
    HubAnswer.Not allDown(String method, HubAnswer.Not last) {
        if (hubs.size() == 1) {
            return last;
        }
        List<URI> roots = hubs.stream().map(Hub::root).toList();
        String message = method + ": none of the hubs answers: " + roots;
        return new HubAnswer.Not(Kind.HUB_UNREACHABLE, 0, message, last.retryAfter());
    }

    private Hub at(URI root) {
        return hubs.stream().filter(hub -> hub.root().equals(root)).findFirst().orElseThrow();
    }

    /** A hub that refuses or asks to slow down is there, and another would say the same. */
    private static boolean isDown(HubAnswer.Not not) {
        return not.kind() == Kind.HUB_UNREACHABLE || not.status() >= 500;
    }
}
