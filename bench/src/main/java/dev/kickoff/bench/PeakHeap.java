package dev.kickoff.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most heap in use, garbage included, and the most that a collection left: use only grows between collections, so
 * both are known when one starts and ends. Thread-safe.
 */
final class PeakHeap implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc/self/status");

    private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private final NotificationListener listener = (notification, handback) -> {
        if (notification.getUserData() instanceof CompositeData data) {
            note(GarbageCollectionNotificationInfo.from(data));
        }
    };
    private long peak;
    private long kept;

    PeakHeap() {
        collectors().forEach(collector -> collector.addNotificationListener(listener, null, null));
    }

    private static List<NotificationEmitter> collectors() {
        List<NotificationEmitter> emitters = new ArrayList<>();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitters.add(emitter);
            }
        }
        return emitters;
    }

    private synchronized void note(GarbageCollectionNotificationInfo collection) {
        peak = Math.max(peak, heap(collection.getGcInfo().getMemoryUsageBeforeGc()));
        kept = Math.max(kept, heap(collection.getGcInfo().getMemoryUsageAfterGc()));
    }

    private long heap(Map<String, MemoryUsage> usage) {
        return usage.entrySet().stream()
                .filter(pool -> pools.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    /** Starts anew, after a collection. */
    synchronized void reset() {
        System.gc();
        peak = 0;
        kept = 0;
    }

    /**
     * @param limit of the heap, as the JVM was told
     * @param target in MiB
     */
    synchronized List<Measured> measured(String limit, int target) {
        long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        List<Measured> measured = new ArrayList<>();
        measured.add(mebibytes("  its peak heap, with garbage, under " + limit, Math.max(peak, now), target));
        measured.add(mebibytes("  its peak heap after a collection", kept, target));
        long resident = resident();
        if (resident > 0) {
            measured.add(mebibytes("  its process, resident", resident, target));
        }
        return measured;
    }

    private static Measured mebibytes(String what, long bytes, int target) {
        return new Measured(what, new double[] {bytes / 1048576.0}, target, "MiB");
    }

    /** Peak of the process in bytes; 0 where the system does not tell. */
    private static long resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    @Override
    public void close() throws ListenerNotFoundException {
        for (NotificationEmitter collector : collectors()) {
            collector.removeNotificationListener(listener);
        }
    }
}
