package dev.kickoff.transform.internal.events;

import dev.kickoff.transform.LibraryError;
import dev.kickoff.transform.PlanListener;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes events to the log and to the host's listeners, whose exceptions stay here. Errors are told by transition: once
 * when a kind of error begins or its message changes, once when it is over. The calls to the hub count one by one, because
 * each fails with a message of its own and may fail alone. Used by one thread at a time; the last
 * error may be read by any.
 */
public final class Events {
    private static final Logger log = LoggerFactory.getLogger("dev.kickoff.transform");

    private final List<PlanListener> listeners;
    private final Clock clock;
    private final String name;
    private final Map<Lasting, String> lasting = new HashMap<>();
    private volatile @Nullable LibraryError last;

    /** @param call to the hub, empty for what is none */
    private record Lasting(LibraryError.Kind kind, String call) {}

    /** @param name of service and region, for the log */
    public Events(List<PlanListener> listeners, Clock clock, String name) {
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        this.name = name;
    }

    public void tell(Consumer<PlanListener> event) {
        for (PlanListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError | AssertionError thrown) {
                log.warn("{}: the listener threw; ignored", name, thrown);
            }
        }
    }

    public void info(String message) {
        log.info("{}: {}", name, message);
    }

    public void error(LibraryError.Kind kind, String message) {
        error(kind, "", message, null);
    }

    public void error(LibraryError.Kind kind, String message, Throwable cause) {
        error(kind, "", message, cause);
    }

    /** @param call to the hub that failed, for example {@code reports} */
    public void callFailed(String call, LibraryError.Kind kind, String message) {
        error(kind, call, message, null);
    }

    private void error(LibraryError.Kind kind, String call, String message, @Nullable Throwable cause) {
        LibraryError error = new LibraryError(kind, clock.instant(), message);
        last = error;
        if (message.equals(lasting.put(new Lasting(kind, call), message))) {
            return;
        }
        if (cause == null) {
            log.warn("{}: {}: {}", name, kind, message);
        } else {
            log.warn("{}: {}: {}", name, kind, message, cause);
        }
        tell(to -> to.onError(error));
    }

    /** Says that errors of these kinds, if there were any, are over. */
    public void over(LibraryError.Kind... kinds) {
        for (LibraryError.Kind kind : kinds) {
            if (lasting.remove(new Lasting(kind, "")) != null) {
                log.info("{}: {} is over", name, kind);
            }
        }
    }

    /** Says that this call to the hub works, if it did not before. */
    public void callWorks(String call) {
        if (lasting.keySet().removeIf(error -> error.call().equals(call))) {
            log.info("{}: the hub takes calls again: {}", name, call);
        }
    }

    public Optional<LibraryError> last() {
        return Optional.ofNullable(last);
    }
}
