package dev.kickoff.transform.internal.proof;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.transform.internal.events.Events;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether nothing may be changed on the target, and why: the configuration, a file or the hub's plan says so. Checked by
 * one thread at a time.
 */
public final class PauseSwitch {
    private static final int LONGEST_REASON = 300;

    private final @Nullable String configured;
    private final @Nullable Path file;
    private final Events events;
    private @Nullable String told;

    /** @param backupDirectory null without one */
    public PauseSwitch(ProofSettings settings, @Nullable Path backupDirectory, Events events) {
        this.configured = settings.paused();
        Path usual = backupDirectory == null ? null : backupDirectory.resolve("PAUSE");
        this.file = settings.pauseFile() != null ? settings.pauseFile() : usual;
        this.events = events;
    }

    /**
     * Looks once; tells the listeners when the answer is another than before.
     *
     * @param plan in use, null without one; a stale one counts too
     * @return why the library is paused, null if it is not
     */
    public @Nullable String check(@Nullable CapacityPlan plan) {
        String reason = reason(plan);
        if (!Objects.equals(reason, told)) {
            told = reason;
            if (reason == null) {
                events.info("resumed: the target follows its plan again");
                events.tell(listener -> listener.onResumed());
            } else {
                events.info("paused, nothing is changed on the target: " + reason);
                events.tell(listener -> listener.onPaused(reason));
            }
        }
        return reason;
    }

    private @Nullable String reason(@Nullable CapacityPlan plan) {
        if (configured != null) {
            return "by configuration: " + configured;
        }
        if (file != null && Files.exists(file)) {
            return "by the file " + file.getFileName() + firstLine(file);
        }
        return plan == null || plan.paused() == null ? null : "by the hub: " + plan.paused();
    }

    /** A file that cannot be read pauses too: that it is there is what counts. */
    private static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            char[] text = new char[LONGEST_REASON];
            int length = Math.max(0, reader.read(text));
            String line =
                    new String(text, 0, length).strip().lines().findFirst().orElse("");
            return line.isEmpty() ? "" : ": " + line;
        } catch (IOException unreadable) {
            return "";
        }
    }
}
