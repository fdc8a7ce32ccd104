package dev.kickoff.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process: unlike the time on the clock, it does not rise when others use the machine too. */
final class Processor {
    private Processor() {}

    /** 0 where the system does not tell. */
    static double seconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }
}
