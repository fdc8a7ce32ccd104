package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Viewer;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be held: everything, each service in all regions or in one, and the events of these days. */
@RequestScoped
class HoldChoices {
    private static final Duration NEXT = Duration.ofDays(7);

    /** @param group heading that it stands under */
    record Choice(String group, List<Option> options) {}

    /** @param value as {@link HoldForm#what} */
    record Option(String value, String label, boolean chosen) {}

    private final ServiceRegistry services;
    private final EventCalendar calendar;
    private final Viewer viewer;

    HoldChoices(ServiceRegistry services, EventCalendar calendar, Viewer viewer) {
        this.services = services;
        this.calendar = calendar;
        this.viewer = viewer;
    }

    List<Choice> all(String chosen, Instant now) {
        Map<String, String> events = new LinkedHashMap<>();
        calendar.between(now, now.plus(NEXT)).stream()
                .filter(event -> event.state().counts())
                .forEach(event -> events.put(
                        "event:" + event.id(),
                        event.name() + ", "
                                + new Hours(viewer.zoneFor(ZoneId.of(event.zone()))).moment(event.start())));
        Map<String, String> named = new LinkedHashMap<>();
        for (ServiceRegistration service : services.all()) {
            named.putIfAbsent("service:" + service.service(), service.service() + ", all regions");
            named.put(
                    "service:" + service.service() + "@" + service.region(),
                    service.service() + " in " + service.region());
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("All capacity", Map.of("everything", "Everything"), chosen));
        choices.add(choice("Services", named, chosen));
        choices.add(choice("Events of the next seven days", events, chosen));
        choices.removeIf(choice -> choice.options().isEmpty());
        return choices;
    }

    private static Choice choice(String group, Map<String, String> options, String chosen) {
        return new Choice(
                group,
                options.entrySet().stream()
                        .map(option -> new Option(
                                option.getKey(),
                                option.getValue(),
                                option.getKey().equals(chosen)))
                        .toList());
    }
}
