package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's visit: an own window with own cookies that notes whatever the browser complains about. */
final class Visit implements AutoCloseable {
    /** As in the hub's configuration for tests. */
    static final String OPERATOR_TOKEN = "operator-token-for-tests-0123456789";

    static final int WIDE = 1440;
    static final int NARROW = 390;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** @param address of the hub, without a slash at the end */
    Visit(String address, int width, ColorScheme colours, String zone) {
        this.address = address;
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width == NARROW ? 844 : 900)
                        .setColorScheme(colours)
                        .setLocale("en-GB")
                        .setTimezoneId(zone));
        context.setDefaultTimeout(30_000);
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> complaints.add("page error: " + error));
    }

    /** Of somebody at a desk in New York. */
    static Visit wide(String root) {
        return new Visit(root.replaceAll("/$", ""), WIDE, ColorScheme.LIGHT, "America/New_York");
    }

    Visit signIn() {
        page.navigate(address + "/#token=" + OPERATOR_TOKEN);
        page.waitForURL(address + "/events");
        return this;
    }

    Page open(String path) {
        page.navigate(address + path);
        return page;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The menu with what is the visitor's own: administration, colours, signing out. */
    void openMenu() {
        page.locator(".menu summary").click();
    }

    /** What the page says to people who listen to it. */
    Locator said() {
        return page.locator("#status");
    }

    Page page() {
        return page;
    }

    String address() {
        return address;
    }

    private void note(ConsoleMessage message) {
        // A form that comes back with errors is a 4xx to the browser, and it says so; that is as it should be.
        boolean refusedForm =
                message.text().contains("status of 422") || message.text().contains("status of 409");
        if (message.type().equals("error") && !refusedForm) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    /** Scripts that failed, and anything that the content security policy stopped. */
    void assertNoComplaints() {
        assertEquals(List.of(), complaints);
    }

    /** WCAG 2.2 A and AA as far as axe can tell. */
    void assertAccessible() {
        List<String> violations = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Visit::describe)
                        .toList();
        assertEquals(List.of(), violations, "on " + page.url());
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getAny())
                        .toList();
    }

    /** Nothing sticks out to the right. */
    void assertFits() {
        assertEquals(
                0,
                page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                "pixels beyond the window on " + page.url());
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
