package dev.kickoff.hub.console;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which events the home page shows and how; everything of it stands in the page's address. */
public class EventFilter {
    @RestQuery
    @Nullable
    String show;

    @RestQuery
    @Nullable
    String q;

    @RestQuery
    @Nullable
    String category;

    @RestQuery
    @Nullable
    String state;

    @RestQuery
    @Nullable
    String series;

    @RestQuery
    @Nullable
    String view;

    @RestQuery
    @Nullable
    String month;

    public String show() {
        return show != null && (show.equals("past") || show.equals("all")) ? show : "upcoming";
    }

    public String text() {
        return q == null ? "" : q.trim();
    }

    public String category() {
        return category == null ? "" : category.trim();
    }

    public String state() {
        return state == null ? "" : state.trim();
    }

    public String series() {
        return series == null ? "" : series.trim();
    }

    public boolean calendar() {
        return "calendar".equals(view);
    }

    /** As the address has it, empty for the month that is. */
    public String month() {
        return month == null ? "" : month;
    }

    public boolean narrowed() {
        return !text().isEmpty() || !category().isEmpty() || !state().isEmpty() || !series().isEmpty();
    }

    /** The month of the calendar. */
    YearMonth monthOr(YearMonth otherwise) {
        try {
            return month == null ? otherwise : YearMonth.parse(month);
        } catch (DateTimeParseException unreadable) {
            return otherwise;
        }
    }

    /** Whether a list shows the event; a calendar goes by {@link #mentions} alone. */
    boolean shows(Event event, Instant now) {
        boolean past = event.state() == EventState.CANCELLED
                || event.state() == EventState.ENDED
                || !EventStatus.end(event).isAfter(now);
        return mentions(event) && (show().equals("all") || past == show().equals("past"));
    }

    /** Whether category, state, series and all words of the text fit. */
    boolean mentions(Event event) {
        String said = String.join(
                        " ",
                        Stream.of(
                                        Stream.of(event.name(), event.id(), event.category()),
                                        event.regions().stream(),
                                        event.attributes().values().stream())
                                .flatMap(words -> words)
                                .toList())
                .toLowerCase(Locale.ROOT);
        return (category().isEmpty() || category().equals(event.category()))
                && (state().isEmpty() || state().equals(event.state().name()))
                && (series().isEmpty() || series().equals(event.seriesId()))
                && Stream.of(text().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(said::contains);
    }

    /** The same filter with one parameter changed; an empty value leaves it out. */
    public String with(String parameter, String value) {
        UriBuilder address = UriBuilder.fromPath("/events");
        add(address, "view", parameter.equals("view") ? value : calendar() ? "calendar" : "");
        add(address, "show", parameter.equals("show") ? value : show().equals("upcoming") ? "" : show());
        add(address, "q", text());
        add(address, "category", category());
        add(address, "state", state());
        add(address, "series", series());
        add(address, "month", parameter.equals("month") ? value : month());
        URI built = address.build();
        return built.toString();
    }

    private static void add(UriBuilder address, String parameter, String value) {
        if (!value.isEmpty()) {
            address.queryParam(parameter, "{" + parameter + "}").resolveTemplate(parameter, value);
        }
    }
}
