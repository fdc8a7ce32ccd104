package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.replay.TimeSeries;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A picture of one day: what was needed, the floor, and what was ready with and without floors. An SVG that follows the
 * reader's light or dark scheme and stands alone.
 *
 * @param events that touch the day, as they were known at its end
 * @param floors of all steps
 * @param top most units of anything that is drawn
 */
record DayChart(
        Simulation simulation, LagRun run, TimeSeries needed, Day day, List<Event> events, int[] floors, double top) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 430;
    private static final int LEFT = 52;
    private static final int RIGHT = 16;
    private static final int TOP = 76;
    private static final int BOTTOM = 36;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final String STYLE = """
            <style>
              :root { --paper: #ffffff; --ink: #1b1f24; --soft: #5c6570; --grid: #e3e6ea; --event: #eef2f8;
                --needed: #9aa4b1; --floor: #b35900; --kickoff: #0b63c5; --reactive: #b3261e; }
              @media (prefers-color-scheme: dark) {
                :root { --paper: #15181c; --ink: #e8eaed; --soft: #a2abb6; --grid: #2b3138; --event: #1f2630;
                  --needed: #6b7684; --floor: #f0a04b; --kickoff: #6cb2ff; --reactive: #ff8a80; } }
              text { font: 12px system-ui, sans-serif; fill: var(--soft); }
              .title { font-size: 15px; fill: var(--ink); }
              .line { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
              .floor { stroke: var(--floor); stroke-dasharray: 6 3; }
              .kickoff { stroke: var(--kickoff); }
              .reactive { stroke: var(--reactive); stroke-dasharray: 2 3; }
              .needed { fill: var(--needed); fill-opacity: 0.45; stroke: none; }
              .grid { stroke: var(--grid); }
              .event { fill: var(--event); }
            </style>
            """;

    static DayChart ofWorstDay(Simulation simulation, LagRun run) {
        TimeSeries needed = simulation.replayCase(run.lag(), run.floors()).demand();
        Day day = Day.worst(needed, run.planned().ready(), simulation.world().zone());
        Instant from = needed.at(day.first());
        Instant to = needed.at(day.end());
        List<Event> events = simulation.world().known(to).stream()
                .filter(event -> event.start().isBefore(to) && event.end().isAfter(from))
                .toList();
        int[] floors = MinutesCsv.floors(run, needed).toArray();
        double top = Math.max(1, day.peak());
        for (int step = day.first(); step < day.end(); step++) {
            top = Math.max(Math.max(top, floors[step]), run.planned().ready().get(step));
            top = Math.max(top, run.reactive().ready().get(step));
        }
        return new DayChart(simulation, run, needed, day, events, floors, top);
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH,
                HEIGHT,
                escaped(title())));
        svg.append(STYLE);
        svg.append(String.format(
                Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"var(--paper)\"/>%n", WIDTH, HEIGHT));
        text(svg, LEFT, 22, "title", "start", title());
        legend(svg);
        events.forEach(event -> event(svg, event));
        axes(svg);
        svg.append("<path class=\"needed\" d=\"").append(area()).append("\"/>\n");
        line(svg, "floor", IntStream.of(floors).asDoubleStream().boxed().toList());
        line(svg, "reactive", run.reactive().ready());
        line(svg, "kickoff", run.planned().ready());
        return svg.append("</svg>\n").toString();
    }

    private String title() {
        return String.format(
                Locale.ROOT,
                "%s, %s, start-up lag %d min: %s short (simulated machines)",
                simulation.service().registration().service(),
                day.date(),
                run.lag().minutes(),
                minutes());
    }

    private String minutes() {
        return (day.shortSteps() * needed.step().toSeconds() / 60) + " min";
    }

    private void legend(StringBuilder svg) {
        int x = LEFT;
        svg.append(String.format("<rect class=\"needed\" x=\"%d\" y=\"35\" width=\"22\" height=\"10\"/>%n", x));
        text(svg, x + 28, 44, "", "start", "needed");
        x = legend(svg, x + 110, "floor", "floor");
        x = legend(svg, x, "kickoff", "ready: floor and reactive");
        legend(svg, x, "reactive", "ready: reactive alone");
    }

    private static int legend(StringBuilder svg, int x, String kind, String name) {
        svg.append(String.format("<path class=\"line %s\" d=\"M%d 40h22\"/>%n", kind, x));
        text(svg, x + 28, 44, "", "start", name);
        return x + 60 + 7 * name.length();
    }

    private void event(StringBuilder svg, Event event) {
        Instant from = needed.at(day.first());
        Instant to = needed.at(day.end());
        double left = x(event.start().isBefore(from) ? from : event.start());
        double right = x(event.end().isAfter(to) ? to : event.end());
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"event\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>%n",
                left,
                TOP,
                right - left,
                HEIGHT - TOP - BOTTOM,
                escaped(event.name())));
        text(svg, left + 4, TOP - 6, "", "start", event.name());
    }

    private void axes(StringBuilder svg) {
        double step = niceStep();
        for (double units = 0; units <= top; units += step) {
            grid(svg, LEFT, y(units), WIDTH - RIGHT, y(units));
            text(svg, LEFT - 8, y(units) + 4, "", "end", String.format(Locale.ROOT, "%.0f", units));
        }
        text(
                svg,
                LEFT - 8,
                TOP - 6,
                "",
                "end",
                simulation.service().registration().unit() + "s");
        ZoneId zone = simulation.world().zone();
        ZonedDateTime hour = day.date().atStartOfDay(zone);
        for (; !hour.toInstant().isAfter(needed.at(day.end())); hour = hour.plusHours(3)) {
            if (!hour.toInstant().isBefore(needed.at(day.first()))) {
                double x = x(hour.toInstant());
                grid(svg, x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5);
                text(svg, x, HEIGHT - BOTTOM + 20, "", "middle", HOUR.format(hour));
            }
        }
    }

    private String area() {
        StringBuilder path = new StringBuilder(point('M', x(needed.at(day.first())), y(0)));
        for (int step = day.first(); step < day.end(); step++) {
            double units = needed.values().get(step);
            double height = y(Double.isNaN(units) ? 0 : units);
            path.append(point('L', x(needed.at(step)), height)).append(point('L', x(needed.at(step + 1)), height));
        }
        return path.append(point('L', x(needed.at(day.end())), y(0)))
                .append('Z')
                .toString();
    }

    private void line(StringBuilder svg, String kind, List<Double> values) {
        StringBuilder path = new StringBuilder();
        for (int step = day.first(); step < day.end(); step++) {
            double height = y(values.get(step));
            boolean corner = step == day.first() || !values.get(step).equals(values.get(step - 1));
            if (corner) {
                path.append(point(path.isEmpty() ? 'M' : 'L', x(needed.at(step)), height));
            }
            boolean ends = step + 1 == day.end() || !values.get(step).equals(values.get(step + 1));
            if (ends) {
                path.append(point('L', x(needed.at(step + 1)), height));
            }
        }
        svg.append("<path class=\"line ")
                .append(kind)
                .append("\" d=\"")
                .append(path)
                .append("\"/>\n");
    }

    /** Four to ten lines, at 1, 2 or 5 times a power of ten. */
    private double niceStep() {
        double rough = top / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return Math.max(1, power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10));
    }

    private double x(Instant instant) {
        double length =
                Duration.between(needed.at(day.first()), needed.at(day.end())).toSeconds();
        double at = Duration.between(needed.at(day.first()), instant).toSeconds();
        return LEFT + at / length * (WIDTH - LEFT - RIGHT);
    }

    private double y(double units) {
        return HEIGHT - BOTTOM - units / (top * 1.05) * (HEIGHT - TOP - BOTTOM);
    }

    private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String kind, String anchor, String content) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                kind,
                x,
                y,
                anchor,
                escaped(content)));
    }

    private static String point(char kind, double x, double y) {
        return String.format(Locale.ROOT, "%c%.1f %.1f", kind, x, y);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
