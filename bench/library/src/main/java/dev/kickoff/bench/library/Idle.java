package dev.kickoff.bench.library;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * One client's idle day in a JVM of its own: cycles one after the other without waiting, each of which asks a server that
 * has nothing new. Prints what the client cost, as {@code name value} lines.
 */
final class Idle {
    /** Every 15 seconds, the default of both. */
    static final int CYCLES_PER_DAY = 24 * 60 * 4;

    private static final int WARM_UP = CYCLES_PER_DAY / 2;

    private Idle() {}

    static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** How many threads there are more than before, after three seconds of polling. */
    static void countThreads(Runnable start) throws InterruptedException {
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        start.run();
        Thread.sleep(3_000);
        print("threads", ManagementFactory.getThreadMXBean().getThreadCount() - before);
    }

    static void measure(long heapBefore, Runnable cycle) {
        for (int i = 0; i < WARM_UP; i++) {
            cycle.run();
        }
        long cpuBefore = cpuNanos();
        for (int i = 0; i < CYCLES_PER_DAY; i++) {
            cycle.run();
        }
        double micros = (cpuNanos() - cpuBefore) / 1e3 / CYCLES_PER_DAY;
        print("cpu", micros);
        print("heap", (usedHeap() - heapBefore) / 1024.0);
    }

    private static void print(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "%s %.1f", name, value));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
