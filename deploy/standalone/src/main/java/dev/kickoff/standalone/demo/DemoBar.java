package dev.kickoff.standalone.demo;

import dev.kickoff.demo.clock.DemoClock;
import dev.kickoff.hub.console.ConsoleNotice;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says on every page what is real and what is simulated, and lets people slow the clock down. */
@Singleton
@LookupIfProperty(name = "kickoff.demo.on", stringValue = "true")
class DemoBar implements ConsoleNotice {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Demo demo;

    DemoBar(Demo demo) {
        this.demo = demo;
    }

    @Override
    public String text() {
        DemoClock clock = demo.clock();
        return "Demo. Real: the traffic and matches of 1998. Simulated: services, fleets and the clock, "
                + TIME.format(clock.instant()) + " UTC"
                + (clock.atEnd()
                        ? ", where the recorded traffic ends: stop it and delete its data folder to start over"
                        : "");
    }

    @Override
    public List<Control> controls() {
        int speed = demo.clock().speed();
        return DemoClock.SPEEDS.stream()
                .map(each -> new Control(
                        each == 0 ? "Pause" : each + "×",
                        "/demo/speed",
                        Map.of("speed", each.toString()),
                        speed == each))
                .toList();
    }
}
