package dev.kickoff.transform.internal.events;

import dev.kickoff.transform.LibraryError;
import dev.kickoff.transform.PlanListener;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes events to the log and to the host's listeners, whose exceptions stay here. Errors are told by transition: once
 * when a kind of error begins or its message changes, once when it is over. Used by one thread at a time; the last
 * error may be read by any.
 */
public final class Events {
    private static final Logger log = LoggerFactory.getLogger("dev.kickoff.transform");

    private final List<PlanListener> listeners;
    private final Clock clock;
    private final String name;
    private final Map<LibraryError.Kind, String> lasting = new EnumMap<>(LibraryError.Kind.class);
    private volatile @Nullable LibraryError last;

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
        error(kind, message, null);
    }

    public void error(LibraryError.Kind kind, String message, @Nullable Throwable cause) {
        LibraryError error = new LibraryError(kind, clock.instant(), message);
        last = error;
        if (message.equals(lasting.put(kind, message))) {
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
            if (lasting.remove(kind) != null) {
                log.info("{}: {} is over", name, kind);
            }
        }
    }

    public Optional<LibraryError> last() {
        return Optional.ofNullable(last);
    }
}
