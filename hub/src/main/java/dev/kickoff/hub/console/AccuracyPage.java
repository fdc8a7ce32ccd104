package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.BacktestRun;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.SignalInfo;
import dev.kickoff.schemas.Event;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How far forecasts can be trusted: what was forecast of each past event, and the newest backtest. */
@Path("/")
class AccuracyPage {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance accuracy(Model model);

        static native TemplateInstance backtest(BacktestView backtest);
    }

    /**
     * @param signals all that there are, the one that is shown marked
     * @param problem why nothing is shown, empty when something is
     */
    record Model(
            List<SignalChoice> signals,
            @Nullable EventScores events,
            @Nullable BacktestView backtest,
            String problem) {
        static Model failed(String problem) {
            return new Model(List.of(), null, null, problem);
        }
    }

    /** A signal and region that can be looked at. */
    record SignalChoice(String signal, String region, boolean chosen) {
        /** Path of its page. */
        public String path() {
            return "/accuracy?signal=" + signal + "&region=" + region;
        }
    }

    private final Forecasts forecasts;
    private final EventCalendar calendar;
    private final Viewer viewer;
    private final Clock clock;

    AccuracyPage(Forecasts forecasts, EventCalendar calendar, Viewer viewer, Clock clock) {
        this.forecasts = forecasts;
        this.calendar = calendar;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @Path("/accuracy")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance accuracy(@RestQuery @Nullable String signal, @RestQuery @Nullable String region) {
        try {
            List<SignalInfo> all = forecasts.signals();
            SignalInfo shown = shown(all, signal, region);
            return Templates.accuracy(shown == null ? new Model(List.of(), null, null, "") : model(all, shown));
        } catch (ForecasterException noAnswer) {
            return Templates.accuracy(Model.failed(String.valueOf(noAnswer.getMessage())));
        }
    }

    /** The newest backtest alone, to be refreshed while it runs. */
    @GET
    @Path("/accuracy/backtest")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance backtest(@RestQuery String signal, @RestQuery String region) {
        try {
            return Templates.backtest(backtestOf(signal, region));
        } catch (ForecasterException noAnswer) {
            throw problem(noAnswer);
        }
    }

    @POST
    @Path("/accuracy/backtests")
    @RolesAllowed(Roles.PLANNER)
    public Response start(@RestForm String signal, @RestForm String region) {
        try {
            forecasts.startBacktest(signal, region);
        } catch (ForecasterException refused) {
            throw problem(refused);
        }
        return Response.seeOther(URI.create(new SignalChoice(signal, region, true).path() + "#backtest"))
                .build();
    }

    private static ProblemException problem(ForecasterException failure) {
        String detail = String.valueOf(failure.getMessage());
        return failure.kind() == ForecasterException.Kind.UNKNOWN_SIGNAL
                ? ProblemException.notFound(detail, "Choose another signal")
                : ProblemException.unavailable(detail, "Try again in a moment");
    }

    private Model model(List<SignalInfo> all, SignalInfo shown) {
        Map<String, ZoneId> zones =
                calendar.all().stream().collect(Collectors.toMap(Event::id, event -> ZoneId.of(event.zone())));
        return new Model(
                all.stream()
                        .map(one -> new SignalChoice(one.signal(), one.region(), one.equals(shown)))
                        .toList(),
                EventScores.of(
                        shown.unit(),
                        forecasts.accuracy(shown.signal(), shown.region()),
                        id -> new Hours(viewer.zoneFor(zones.getOrDefault(id, ZoneOffset.UTC)))),
                backtestOf(shown.signal(), shown.region()),
                "");
    }

    private BacktestView backtestOf(String signal, String region) {
        List<BacktestRun> runs = forecasts.backtests(signal, region);
        return BacktestView.of(signal, region, runs, new Hours(viewer.zone()), clock.instant());
    }

    /** The one that is asked for, else the first. */
    private static @Nullable SignalInfo shown(List<SignalInfo> all, @Nullable String signal, @Nullable String region) {
        return all.stream()
                .filter(one -> one.signal().equals(signal) && one.region().equals(region))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }
}
