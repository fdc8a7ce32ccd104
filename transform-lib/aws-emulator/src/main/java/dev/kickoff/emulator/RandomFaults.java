package dev.kickoff.emulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws from a seed what happens to each call. Thread-safe; the same seed and calls give the same faults. */
public final class RandomFaults {
    private final Random random;
    private final Map<Fault, Double> shares = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> drawn = new EnumMap<>(Fault.class);
    private double slowShare;
    private Duration slow = Duration.ZERO;
    private double entryShare;

    public RandomFaults(long seed) {
        random = new Random(seed);
    }

    /** @param share of the calls in [0,1]; an {@link Fault#ALREADY_EXISTS} happens to puts of scheduled actions alone */
    public synchronized RandomFaults with(Fault fault, double share) {
        shares.put(fault, share);
        return this;
    }

    /** Carries this share of the calls out and answers that much later. */
    public synchronized RandomFaults slow(double share, Duration delay) {
        slowShare = share;
        slow = delay;
        return this;
    }

    /** Lets this share of the entries of a batch fail in an answer that says that the batch has succeeded. */
    public synchronized RandomFaults failingEntries(double share) {
        entryShare = share;
        return this;
    }

    /** How often it has happened. */
    public synchronized int drawn(Fault fault) {
        return drawn.getOrDefault(fault, 0);
    }

    synchronized @Nullable Fault next(String action) {
        double number = random.nextDouble();
        for (Map.Entry<Fault, Double> share : shares.entrySet()) {
            number -= share.getValue();
            if (number < 0) {
                Fault fault = share.getKey();
                if (fault == Fault.ALREADY_EXISTS && !action.contains("PutScheduled")) {
                    return null;
                }
                drawn.merge(fault, 1, Integer::sum);
                return fault;
            }
        }
        return null;
    }

    synchronized Duration nextDelay() {
        return random.nextDouble() < slowShare ? slow : Duration.ZERO;
    }

    synchronized boolean nextEntryFails() {
        return random.nextDouble() < entryShare;
    }
}
