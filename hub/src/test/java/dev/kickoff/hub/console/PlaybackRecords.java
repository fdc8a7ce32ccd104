package dev.kickoff.hub.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up records of how good forecasts were, as the forecaster's API gives them. Controls: {@code accuracy}, the id of
 * the event that has been scored (none if missing); {@code backtest}, what has become of the newest one: {@code done},
 * {@code interrupted}, or how many of 40 forecasts are done (none if missing).
 */
final class PlaybackRecords {
    private static final String START = Stage.KICK_OFF.toString();

    List<Object> accuracy(Map<String, String> controls) {
        String event = controls.get("accuracy");
        if (event == null) {
            return List.of();
        }
        Map<String, Object> scored = new LinkedHashMap<>();
        scored.put("eventId", event);
        scored.put("name", "Brazil v Scotland");
        scored.put("category", "football");
        scored.put("start", START);
        scored.put("end", Stage.KICK_OFF.plusSeconds(107 * 60).toString());
        scored.put(
                "forecasts",
                List.of(
                        forecast("PT168H", 41_000, 70_000, 95_000, true, false),
                        forecast("PT24H", 88_000, 104_000, 131_000, false, true),
                        forecast("PT1H", 96_000, 118_000, 140_000, false, true)));
        return List.of(scored);
    }

    /** The usual traffic is a fifth, the match the rest. */
    Map<String, Object> explanation(Instant at, OpeningDay traffic) {
        double p50 = traffic.smoothed(at);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("forecastId", "playback");
        told.put("at", at.toString());
        told.put("sentence", "Made up: a fifth of it is usual traffic.");
        told.put("p50", p50);
        told.put("p90", 1.3 * p50);
        told.put("p99", 1.55 * p50);
        told.put("baseline", 0.2 * p50);
        told.put("level", 0.1 * p50);
        told.put("season", 2.0);
        told.put("crowd", 1.0);
        told.put(
                "parts",
                List.of(Map.of(
                        "eventId", "match", "name", "Brazil v Scotland", "phase", "second-half", "value", 0.8 * p50)));
        told.put("calibration", Map.of("events", 7, "addedP50", -800.0, "addedP90", 2_400.0, "addedP99", 0.0));
        told.put(
                "candidates",
                List.of(
                        Map.of("name", "steady", "share", 0.72, "meaning", "The level stays as it is."),
                        Map.of("name", "wandering", "share", 0.28, "meaning", "The level moves and stays there.")));
        told.put("notes", List.of("at least 7 days of history, of which there are 5"));
        return told;
    }

    private static Map<String, Object> forecast(
            String lead, double p50, double p90, double p99, boolean hindsight, boolean known) {
        double actual = 110_000;
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("scoredAt", START);
        score.put("samples", 197);
        score.put("trafficSum", 1e7);
        score.put("actualPeakAt", Stage.KICK_OFF.plusSeconds(112 * 60).toString());
        score.put("actualPeak", actual);
        score.put("p50PeakAt", START);
        score.put("p50Peak", p50);
        score.put("p90Peak", p90);
        score.put("p99Peak", p99);
        score.put("coveredByP90", p90 >= actual);
        score.put("coveredByP99", p99 >= actual);
        score.put("wape", 0.21);
        Map<String, Object> forecast = new LinkedHashMap<>();
        forecast.put("lead", lead);
        forecast.put("forecastId", "f-" + lead);
        forecast.put("model", "playback");
        forecast.put("cutoff", START);
        forecast.put("hindsight", hindsight);
        forecast.put("eventKnown", known);
        forecast.put("score", score);
        return forecast;
    }

    Map<String, Object> start(Map<String, String> controls) {
        controls.put("backtest", "0");
        return run("QUEUED", 0);
    }

    List<Object> backtests(Map<String, String> controls) {
        String state = controls.get("backtest");
        List<Object> runs = new ArrayList<>();
        if (state == null) {
            return runs;
        }
        switch (state) {
            case "done" -> runs.add(done());
            case "interrupted" -> {
                Map<String, Object> interrupted = run("INTERRUPTED", 7);
                interrupted.put("finishedAt", Stage.MORNING.toString());
                interrupted.put("message", "The forecaster stopped while it ran; start it again");
                runs.add(interrupted);
                runs.add(done());
            }
            default -> runs.add(run(state.equals("0") ? "QUEUED" : "RUNNING", Integer.parseInt(state)));
        }
        return runs;
    }

    private static Map<String, Object> run(String state, int done) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", "b-1");
        run.put("state", state);
        run.put("requestedAt", START);
        run.put("forecastsDone", done);
        run.put("forecastsTotal", done == 0 ? 0 : 40);
        return run;
    }

    private static Map<String, Object> done() {
        Map<String, Object> run = run("DONE", 40);
        run.put("finishedAt", START);
        run.put(
                "result",
                Map.of(
                        "firstOrigin",
                        "1998-05-20T12:00:00Z",
                        "lastOrigin",
                        "1998-06-08T12:00:00Z",
                        "windows",
                        20,
                        "best",
                        "playback-1",
                        "rows",
                        List.of(row("playback-1", true, 0.114), row("seasonal-naive-1", false, 0.608))));
        return run;
    }

    /** Without peaks, which not every backtest has. */
    private static Map<String, Object> row(String model, boolean inUse, double wql) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model);
        row.put("inUse", inUse);
        row.put("wql", wql);
        row.put("wape", 1.9 * wql);
        row.put("bias", 0.97);
        row.put("coverage90", 0.912);
        row.put("coverage99", 0.991);
        row.put("p99OverActual", inUse ? 2.2 : 55_000_000.0);
        row.put("secondsPerOrigin", 0.08);
        return row;
    }
}
