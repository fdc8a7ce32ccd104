package dev.kickoff.hub.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution's Chromium, headless; started once for all tests and stopped with them. */
final class Chromium {
    private static final List<String> FLAGS = List.of(
            // The sandbox does not work for root, and tests open nothing but their own pages.
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--force-color-profile=srgb");

    private static final class Holder {
        static final Browser BROWSER = launch();
    }

    private Chromium() {}

    static Browser browser() {
        return Holder.BROWSER;
    }

    private static Browser launch() {
        // Live parts of a page ask every five seconds, and the machine may be busy.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(FLAGS));
    }

    private static Path executable() {
        Path script = Path.of(System.getProperty("kickoff.root", ".."), "deploy", "test-tools", "chromium.sh");
        try {
            Process process = new ProcessBuilder(script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(script + " found no Chromium; its message stands above");
            }
            return Path.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + script, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for Chromium", e);
        }
    }
}
