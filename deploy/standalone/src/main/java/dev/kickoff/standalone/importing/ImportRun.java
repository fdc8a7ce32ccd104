package dev.kickoff.standalone.importing;

import dev.kickoff.forecaster.sources.MetricReader;
import dev.kickoff.forecaster.sources.Page;
import dev.kickoff.forecaster.sources.Retries;
import dev.kickoff.forecaster.sources.SourceException;
import dev.kickoff.forecaster.sources.Window;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.Progress;
import java.io.PrintWriter;
import java.time.Instant;

/**
 * Reads a span of steps page by page into a partial file, from where that ends.
 *
 * @param span all that is asked for
 * @param now decides what the source can still have
 */
record ImportRun(MetricReader reader, Window span, Retries retries, Instant now, PrintWriter err) {
    /** @throws CommandFailure if the source gives no usable answer; what is there stays for the next run */
    void into(PartialFile file) {
        Instant next = next(file);
        try (Progress progress = Progress.of("steps", span.steps(), err)) {
            while (next.isBefore(span.to())) {
                Window window = new Window(next, span.to(), span.stepSeconds()).first(reader.mostSteps());
                Page page = retries.read(reader, window);
                file.add(page, window.to());
                if (page.notice() != null) {
                    say(page.notice());
                }
                next = window.to();
                progress.done(stepsBefore(next), span.steps());
            }
        } catch (SourceException failure) {
            throw CommandFailure.failed(failure.getMessage() + "; " + stepsBefore(next) + " of " + span.steps()
                    + " steps are in " + file.path() + ", the same command carries on from there");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted; the same command carries on from " + next);
        }
    }

    private Instant next(PartialFile file) {
        Instant until = file.until();
        if (until != null) {
            say("carrying on at " + until + ": " + stepsBefore(until) + " of " + span.steps() + " steps are in "
                    + file.path());
        }
        Instant next = until == null ? span.from() : until;
        Instant earliest = reader.earliest(next, now, span.stepSeconds());
        if (!earliest.isAfter(next)) {
            return next;
        }
        say("CloudWatch keeps steps of " + span.stepSeconds() + " seconds from " + earliest
                + " on; the steps before it are left out");
        return earliest.isBefore(span.to()) ? earliest : span.to();
    }

    private int stepsBefore(Instant end) {
        return end.isAfter(span.from()) ? new Window(span.from(), end, span.stepSeconds()).steps() : 0;
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
