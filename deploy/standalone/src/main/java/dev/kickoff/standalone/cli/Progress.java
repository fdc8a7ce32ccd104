package dev.kickoff.standalone.cli;

import java.io.FilterOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far long work is: a bar where somebody is looking, a line per quarter where not. On standard error only. */
public final class Progress implements AutoCloseable {
    private static final int LINES = 4;

    private final String what;
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;
    private int lines;

    private Progress(String what, PrintWriter err, @Nullable ProgressBar bar) {
        this.what = what;
        this.err = err;
        this.bar = bar;
    }

    /** @param what for example {@code windows} */
    public static Progress of(String what, int total, PrintWriter err) {
        return new Progress(what, err, onTerminal() ? bar(what, total) : null);
    }

    public void done(int done, int total) {
        if (bar != null) {
            bar.stepTo(done);
        } else if (done * LINES / total > lines) {
            lines = done * LINES / total;
            err.println(done + " of " + total + " " + what);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** The launcher knows about standard error; without it, ask whether there is a terminal at all. */
    private static boolean onTerminal() {
        String told = System.getProperty("kickoff.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }

    private static ProgressBar bar(String what, int total) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(standardError()))
                .build();
    }

    /** The bar closes what it writes to, and standard error must stay open. */
    private static PrintStream standardError() {
        return new PrintStream(
                new FilterOutputStream(System.err) {
                    @Override
                    public void close() {
                        System.err.flush();
                    }
                },
                true);
    }
}
