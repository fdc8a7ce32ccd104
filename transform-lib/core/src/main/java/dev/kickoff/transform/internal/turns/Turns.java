package dev.kickoff.transform.internal.turns;

import dev.kickoff.schemas.Lease;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Turn;
import dev.kickoff.transform.Turn.By;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides in each cycle whether this instance reads the target and acts on it, so that the calls of all instances together
 * are about those of one. With the hub, whoever holds its lease does. Without it the instances take turns by {@link Slots}
 * and the place that the hub named last; an instance that never heard of any draws its place by lot among as many as the
 * target has units. Nothing but the number of calls depends on it: two that act at once do the same. Used by one thread at
 * a time, on the clock that decides about floors.
 */
public final class Turns {
    private static final Turn ALONE = new Turn(true, By.ALONE, null, null);
    /** A lease is not signed, so it is not believed for long. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(5);
    /** However it came by it, no holder is trusted alone: so often another instance looks too. */
    private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
    /** Units need not be instances: a lone process with a target of thousands must still have its turn soon. */
    private static final int MOST_GUESSED = 20;

    private final LeaseDesk desk;
    private final PlaceStore store;
    private final Duration pollInterval;
    private final boolean alone;
    private final Slots slots;
    private final Slots secondLooks = new Slots(SECOND_LOOK);
    private @Nullable Held held;
    private @Nullable Place place;
    /** Whether the target's units were once enough, since the hub counted, for one of them to be one instance. */
    private boolean unitsMayBeInstances;

    private @Nullable Integer desired;
    private @Nullable Long lookedIn;
    private @Nullable Instant restsUntil;
    private boolean restored;

    private record Held(Lease lease, Instant from) {
        Instant until() {
            Duration length = lease.validFor();
            return from.plus(length.compareTo(LONGEST_LEASE) < 0 ? length : LONGEST_LEASE);
        }

        /** Not before its beginning either: somebody has set the clock back. */
        boolean isGoodAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until());
        }

        boolean isToBeRenewedAt(Instant now) {
            return lease.acts()
                    && now.isAfter(from.plus(Duration.between(from, until()).dividedBy(2)));
        }
    }

    /**
     * @param pollInterval time between two cycles; a slot is two of them long, so that everybody has a cycle in its own
     * @param alone to have every turn, and ask nobody
     */
    public Turns(LeaseDesk desk, PlaceStore store, Duration pollInterval, boolean alone) {
        this.alone = alone;
        this.desk = desk;
        this.store = store;
        this.pollInterval = pollInterval;
        this.slots = new Slots(pollInterval.multipliedBy(2));
    }

    /**
     * @param force also asks the hub while a back-off lasts
     * @param planned whether there is a plan to act on
     */
    public Turn next(boolean force, boolean planned, Instant now) {
        if (alone) {
            return ALONE;
        }
        if (!restored) {
            restored = true;
            place = store.restore().orElse(null);
        }
        Held lease = lease(force, now);
        if (lease != null) {
            boolean ours = lease.lease().acts() || looksToo(lease.lease(), now);
            return new Turn(ours, By.LEASE, lease.lease().rank(), lease.lease().count());
        }
        if (place == null && desk.isClosed()) {
            // As before there were leases; remembered, so that a lone process need not guess after a restart.
            place = new Place(0, 1);
            store.save(place);
        }
        if (place == null && !planned) {
            return new Turn(false, By.CLOCK, null, null);
        }
        Place known = place == null ? guess() : place;
        return known == null ? ALONE : new Turn(slots.belongsTo(known, now), By.CLOCK, known.rank(), known.count());
    }

    /** Takes note of what was read in a cycle that was ours. */
    public void saw(CapacityState state, Instant now) {
        Held last = held != null && held.isGoodAt(now) ? held : null;
        if (last != null && state.floor() == null && last.lease().count() > 1) {
            // Another instance may be able to read it: let one of those have the lease.
            restsUntil = last.until().plus(pollInterval.multipliedBy(2));
        }
        desired = state.desired();
        if (place == null || desired == null) {
            return;
        }
        unitsMayBeInstances |= 2L * desired >= place.count();
        if (unitsMayBeInstances && last == null) {
            // Instances have gone since the hub counted; those that came since have no plan to act on.
            place = place.amongAtMost(Math.max(1, desired));
        }
    }

    private @Nullable Held lease(boolean force, Instant now) {
        Held last = held;
        boolean good = last != null && last.isGoodAt(now);
        boolean rests = restsUntil != null && now.isBefore(restsUntil);
        if (!rests && (last == null || !good || last.isToBeRenewedAt(now))) {
            Optional<Lease> answer = desk.ask(force);
            if (answer.isPresent()) {
                take(answer.get(), now);
                return held;
            }
        }
        return good ? last : null;
    }

    private void take(Lease lease, Instant now) {
        held = new Held(lease, now);
        restsUntil = null;
        place = new Place(lease.rank(), lease.count());
        unitsMayBeInstances = false;
        store.save(place);
    }

    private boolean looksToo(Lease lease, Instant now) {
        long slot = secondLooks.number(now);
        if (lookedIn != null && lookedIn == slot
                || !secondLooks.belongsTo(new Place(lease.rank(), lease.count()), now)) {
            return false;
        }
        lookedIn = slot;
        return true;
    }

    /** Null when this instance is to look, to learn how many there are. */
    private @Nullable Place guess() {
        if (desired == null) {
            return null;
        }
        int count = Math.max(1, Math.min(desired, MOST_GUESSED));
        return new Place(desk.lot() % count, count);
    }
}
