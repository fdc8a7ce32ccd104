package dev.kickoff.hub.imports.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;

/**
 * The events of an iCalendar document (RFC 5545) as ical4j's parser finds them. Only its parser is used: its model would
 * fetch definitions of zones from the network, at addresses that the document names.
 */
final class CalendarContent implements ContentHandler {
    private static final String EVENT = "VEVENT";

    /** A property with its parameters, names in upper case. */
    record Property(String value, Map<String, String> parameters) {}

    /** @param line where it begins in the document, from 1 */
    record Component(long line, Map<String, Property> properties) {
        @Nullable
        Property get(String name) {
            return properties.get(name);
        }

        /** The value as plain text, empty if there is none. */
        String text(String name) {
            Property property = properties.get(name);
            return property == null ? "" : plain(property.value()).strip();
        }
    }

    private final List<Component> events = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, String> calendar = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Long> eventLines;
    private Map<String, Property> event = new LinkedHashMap<>();
    private Map<String, String> parameters = new HashMap<>();
    private String name = "";
    private String value = "";
    private String zoneId = "";

    private CalendarContent(List<Long> eventLines) {
        this.eventLines = eventLines;
    }

    static CalendarContent parse(String text) throws UnreadableDocumentException {
        List<Long> eventLines = new ArrayList<>();
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            if (all[i].strip().equalsIgnoreCase("BEGIN:" + EVENT)) {
                eventLines.add(i + 1L);
            }
        }
        CalendarContent content = new CalendarContent(eventLines);
        try {
            // A line that ends with LF alone is against the standard and common.
            String lines = String.join("\r\n", all).stripTrailing() + "\r\n";
            new CalendarParserImpl(false).parse(new UnfoldingReader(new StringReader(lines)), content);
        } catch (ParserException broken) {
            throw new UnreadableDocumentException(
                    "document",
                    "The file is not iCalendar, line " + broken.getLineNo() + ": " + broken.getMessage(),
                    "Export it again; it must reach from BEGIN:VCALENDAR to END:VCALENDAR");
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableDocumentException(
                    "document",
                    "The file is not iCalendar: " + broken.getMessage(),
                    "Export it again; it must reach from BEGIN:VCALENDAR to END:VCALENDAR");
        }
        return content;
    }

    List<Component> events() {
        return events;
    }

    /** A property of the calendar itself, empty if there is none. */
    String ofCalendar(String property) {
        return calendar.getOrDefault(property, "");
    }

    /** The IANA name that the document's own definition of a zone gives, empty if it gives none. */
    String placeOf(String zone) {
        return places.getOrDefault(zone, "");
    }

    @Override
    public void startCalendar() {
        open.clear();
    }

    @Override
    public void endCalendar() {
        open.clear();
    }

    @Override
    public void startComponent(String component) {
        open.push(component.toUpperCase(Locale.ROOT));
        if (EVENT.equals(open.peek())) {
            event = new LinkedHashMap<>();
        }
    }

    @Override
    public void endComponent(String component) {
        if (EVENT.equals(open.poll())) {
            int number = events.size();
            events.add(new Component(number < eventLines.size() ? eventLines.get(number) : 1, Map.copyOf(event)));
        }
    }

    @Override
    public void startProperty(String property) {
        name = property.toUpperCase(Locale.ROOT);
        value = "";
        parameters = new HashMap<>();
    }

    @Override
    public void parameter(String parameter, String given) {
        parameters.put(parameter.toUpperCase(Locale.ROOT), given);
    }

    @Override
    public void propertyValue(String given) {
        value = given;
    }

    @Override
    public void endProperty(String property) {
        String component = open.isEmpty() ? "" : open.peek();
        if (component.equals(EVENT)) {
            event.putIfAbsent(name, new Property(value, Map.copyOf(parameters)));
        } else if (component.equals("VTIMEZONE")) {
            zoneId = name.equals("TZID") ? value : zoneId;
            if (name.equals("X-LIC-LOCATION")) {
                places.put(zoneId, value);
            }
        } else if (component.isEmpty()) {
            calendar.putIfAbsent(name, value);
        }
    }

    private static String plain(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                char next = escaped.charAt(i);
                text.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
