package dev.kickoff.hub.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** How whoever looks at the page wants it shown; kept in cookies that name no person. */
@Named("viewer")
@RequestScoped
public class Viewer {
    static final String THEME_COOKIE = "kickoff-theme";
    static final String CLOCK_COOKIE = "kickoff-clock";
    /** Written by the page's script: only the browser knows its zone. */
    static final String OWN_ZONE_COOKIE = "kickoff-zone";

    /** Colours of the page. */
    public enum Theme {
        AUTO,
        LIGHT,
        DARK
    }

    /**
     * One position of a switch in the top bar.
     *
     * @param value as it is sent
     */
    public record Choice(String value, String label, String title, boolean chosen) {}

    /** In whose zone hours are shown. */
    public enum HoursOf {
        EVENT,
        MINE,
        UTC
    }

    private final HttpHeaders headers;
    private final UriInfo uri;

    Viewer(HttpHeaders headers, UriInfo uri) {
        this.headers = headers;
        this.uri = uri;
    }

    public Theme theme() {
        return choice(THEME_COOKIE, Theme.class, Theme.AUTO);
    }

    public HoursOf hours() {
        return choice(CLOCK_COOKIE, HoursOf.class, HoursOf.EVENT);
    }

    public List<Choice> themeChoices() {
        return List.of(
                new Choice("auto", "Auto", "Colours as the system has them", theme() == Theme.AUTO),
                new Choice("light", "Light", "Light colours", theme() == Theme.LIGHT),
                new Choice("dark", "Dark", "Dark colours", theme() == Theme.DARK));
    }

    public List<Choice> hoursChoices() {
        return List.of(
                new Choice("event", "Event", "Times in each event's own zone", hours() == HoursOf.EVENT),
                new Choice("mine", "Mine", "Times in your own zone: " + ownZone(), hours() == HoursOf.MINE),
                new Choice("utc", "UTC", "Times in UTC", hours() == HoursOf.UTC));
    }

    /** Path and query of the page, to come back to. */
    public String here() {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** The zone to show an event's hours in. */
    public ZoneId zoneFor(ZoneId eventZone) {
        return switch (hours()) {
            case EVENT -> eventZone;
            case MINE -> ownZone();
            case UTC -> ZoneOffset.UTC;
        };
    }

    /** The zone to show in where no single event gives one. */
    public ZoneId zone() {
        return zoneFor(ZoneOffset.UTC);
    }

    /** The zone of the browser, UTC until it said so. */
    ZoneId ownZone() {
        try {
            return ZoneId.of(URLDecoder.decode(cookie(OWN_ZONE_COOKIE), StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private <E extends Enum<E>> E choice(String cookie, Class<E> type, E otherwise) {
        try {
            return Enum.valueOf(type, cookie(cookie).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }

    private String cookie(String name) {
        Cookie cookie = headers.getCookies().get(name);
        return cookie == null ? "" : cookie.getValue();
    }
}
