package dev.kickoff.hub.events.series;

import static dev.kickoff.hub.testing.Api.asOperator;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All series here begin on Tuesday 6 March 2035, at 21:00 or 02:30 local time; the clock says 1 March. */
@QuarkusTest
@TestProfile(HubProfile.class)
class SeriesTest {
    private static final LocalDate FIRST = LocalDate.parse("2035-03-06");

    @Inject
    SeriesBook book;

    @Inject
    SeriesKeeper keeper;

    @Inject
    EventCalendar calendar;

    @Inject
    SettableClock clock;

    @BeforeEach
    void firstOfMarch() {
        clock.set(Instant.parse("2035-03-01T12:00:00Z"));
    }

    @AfterEach
    void backToNormal() {
        clock.set(Instant.parse("1998-06-10T12:00:00Z"));
    }

    @Test
    void theHourOnTheWallStaysTheSameWhenTheClocksChangeInBothDirections() {
        EventSeries spring = create("spring", "FREQ=WEEKLY;COUNT=5", "21:00");
        keeper.keep(spring);
        // Clocks go forward in Paris on 25 March 2035.
        assertEquals(Instant.parse("2035-03-20T20:00:00Z"), start("spring-2035-03-20"));
        assertEquals(Instant.parse("2035-03-27T19:00:00Z"), start("spring-2035-03-27"));

        clock.set(Instant.parse("2035-10-01T12:00:00Z"));
        EventSeries autumn = create("autumn", "FREQ=WEEKLY", "21:00");
        keeper.keep(autumn);
        // And back on 28 October.
        assertEquals(Instant.parse("2035-10-23T19:00:00Z"), start("autumn-2035-10-23"));
        assertEquals(Instant.parse("2035-10-30T20:00:00Z"), start("autumn-2035-10-30"));
    }

    @Test
    void anHourThatTheClocksSkipOrRepeatIsOneEventOfFullLength() {
        EventSeries night = create("night", "FREQ=DAILY", "02:30");
        keeper.keep(night);
        Event skipped = event("night-2035-03-25");
        assertEquals(Instant.parse("2035-03-25T01:30:00Z"), skipped.start(), "half past three by the new time");
        assertEquals(Duration.ofMinutes(120), Duration.between(skipped.start(), skipped.end()));

        clock.set(Instant.parse("2035-10-01T12:00:00Z"));
        keeper.keep(night);
        assertEquals(Instant.parse("2035-10-28T00:30:00Z"), start("night-2035-10-28"), "the first of the two");
        assertEquals(Instant.parse("2035-10-29T01:30:00Z"), start("night-2035-10-29"));
    }

    @Test
    void keepingASeriesAgainChangesNothingOnSeveralReplicasEither() throws Exception {
        EventSeries series = create("again", "FREQ=WEEKLY;BYDAY=TU,TH", "21:00");
        ExecutorService replicas = Executors.newFixedThreadPool(3);
        try {
            Callable<SeriesOutcome> keep = () -> keeper.keep(series);
            for (Future<SeriesOutcome> done : replicas.invokeAll(Collections.nCopies(3, keep))) {
                done.get();
            }
        } finally {
            replicas.shutdown();
        }
        List<Event> events = of("again");
        assertEquals(16, events.size(), "Tuesdays and Thursdays from 6 March to 29 April");
        assertTrue(events.stream().allMatch(event -> event.revision() == 1));
        assertEquals(List.of(), keeper.keep(series).getCreated());
    }

    @Test
    void theHorizonMovesWithTheDaysAndThePastIsLeftAlone() {
        EventSeries series = create("rolling", "FREQ=DAILY", "21:00");
        assertEquals(55, keeper.keep(series).getCreated().size());
        clock.set(Instant.parse("2035-03-11T12:00:00Z"));

        SeriesOutcome later = keeper.keep(series);

        assertEquals(10, later.getCreated().size());
        assertEquals(List.of(), later.getChanged());
    }

    @Test
    void leavesOutOneDayAndMovesAnother() {
        EventSeries series = create("exceptional", "FREQ=WEEKLY", "21:00");
        keeper.keep(series);
        book.except("exceptional", 1, new OtherDay(FIRST.plusWeeks(1), null), "ada", "Holiday");
        EventSeries moved = book.except(
                "exceptional",
                2,
                new OtherDay(FIRST.plusWeeks(2), LocalDateTime.parse("2035-03-21T20:00")),
                "ada",
                "Hall is taken");
        SeriesOutcome outcome = keeper.keep(moved);

        assertEquals(List.of("exceptional-2035-03-13"), outcome.getCancelled());
        assertEquals(List.of("exceptional-2035-03-20"), outcome.getChanged());
        assertEquals(EventState.CANCELLED, event("exceptional-2035-03-13").state());
        assertEquals(Instant.parse("2035-03-21T19:00:00Z"), start("exceptional-2035-03-20"));
        assertEquals("Hall is taken", event("exceptional-2035-03-20").reason());
        assertEquals(1, event("exceptional-2035-03-27").revision());
    }

    @Test
    void aDayThatIsTakenBackInIsTheSameEvent() {
        EventSeries series = create("returning", "FREQ=WEEKLY", "21:00");
        keeper.keep(series);
        keeper.keep(book.except("returning", 1, new OtherDay(FIRST, null), "ada", "Holiday"));
        EventSeries back = book.edit("returning", change(2, null, "FREQ=WEEKLY", "21:00", List.of()), "ada");
        keeper.keep(back);

        assertEquals(EventState.APPROVED, event("returning-2035-03-06").state());
        assertEquals(3, event("returning-2035-03-06").revision());
    }

    @Test
    void changesThisAndFollowingAndLeavesWhatIsBefore() {
        EventSeries series = create("followed", "FREQ=WEEKLY", "21:00");
        keeper.keep(series);
        EventSeries later = book.edit("followed", change(1, FIRST.plusWeeks(2), "FREQ=WEEKLY", "19:30", null), "ada");
        SeriesOutcome outcome = keeper.keep(later);

        assertEquals(Instant.parse("2035-03-13T20:00:00Z"), start("followed-2035-03-13"));
        assertEquals(Instant.parse("2035-03-20T18:30:00Z"), start("followed-2035-03-20"));
        assertEquals(6, outcome.getChanged().size());
        assertEquals(2, later.segments().size());
    }

    @Test
    void aChangeOfAllLeavesWhatIsOverAndWhatPeopleChanged() {
        EventSeries series = create("all", "FREQ=WEEKLY", "21:00");
        keeper.keep(series);
        Event own = event("all-2035-03-20");
        calendar.edit(
                own.id(),
                1,
                EventDraft.of(own)
                        .withTimes(own.start().plusSeconds(900), own.end().plusSeconds(900), List.of())
                        .withReason("Guest is late"),
                "ada");
        clock.set(Instant.parse("2035-03-07T12:00:00Z"));

        SeriesOutcome outcome = keeper.keep(book.edit("all", change(1, null, "FREQ=WEEKLY", "20:00", null), "ada"));

        assertEquals(Instant.parse("2035-03-06T20:00:00Z"), start("all-2035-03-06"), "it is over");
        assertEquals(Instant.parse("2035-03-13T19:00:00Z"), start("all-2035-03-13"));
        assertEquals(Instant.parse("2035-03-20T20:15:00Z"), start("all-2035-03-20"));
        assertEquals(List.of("all-2035-03-20"), outcome.getLeftAlone());
    }

    @Test
    void toApproveOneDayIsNotToChangeIt() {
        EventSeries series = book.create(draft("drafts", "FREQ=WEEKLY", "21:00", EventState.DRAFT), "ada");
        keeper.keep(series);
        calendar.changeState("drafts-2035-03-06", 1, EventState.APPROVED, "bob");

        SeriesOutcome outcome = keeper.keep(book.edit("drafts", change(1, null, "FREQ=WEEKLY", "20:00", null), "ada"));

        assertEquals(List.of(), outcome.getLeftAlone());
        assertEquals(EventState.APPROVED, event("drafts-2035-03-06").state());
        assertEquals(Instant.parse("2035-03-06T19:00:00Z"), start("drafts-2035-03-06"));
        assertEquals(EventState.DRAFT, event("drafts-2035-03-13").state());
    }

    @Test
    void anotherWeekdayCancelsTheOldDaysAndAddsTheNewOnes() {
        EventSeries series = create("weekday", "FREQ=WEEKLY;BYDAY=TU", "21:00");
        keeper.keep(series);
        keeper.keep(book.edit("weekday", change(1, null, "FREQ=WEEKLY;BYDAY=WE", "21:00", null), "ada"));

        assertEquals(EventState.CANCELLED, event("weekday-2035-03-13").state());
        assertEquals(Instant.parse("2035-03-14T20:00:00Z"), start("weekday-2035-03-14"));
    }

    @Test
    void isMadeAndChangedOverHttp() {
        String body = """
                {"id": "http", "name": "Evening show", "category": "show", "zone": "America/New_York",
                 "start": "2035-03-06T20:00", "lengthMinutes": 120, "rule": "FREQ=WEEKLY", "newState": "APPROVED",
                 "expectedAudience": {"p50": 1000}, "regionalSplitPct": {"us-east-1": 60, "us-west-2": 40},
                 "phases": [{"name": "doors", "fromMinutes": -45, "toMinutes": 0}]%s}""";
        asOperator()
                .body(body.formatted(""))
                .post("/v1/series")
                .then()
                .statusCode(201)
                .body("series.revision", equalTo(1))
                .body("events.created", hasSize(8));
        asOperator()
                .get("/v1/events/http-2035-03-13")
                .then()
                .body("seriesId", equalTo("http"))
                .body("start", equalTo("2035-03-14T00:00:00Z"))
                .body("audienceByRegion.'us-east-1'.p50", equalTo(600f))
                .body("phases[0].start", equalTo("2035-03-13T23:15:00Z"))
                .body("author", equalTo("operator"));
        asOperator().body(body.formatted("")).post("/v1/series").then().statusCode(409);
        asOperator()
                .body("{\"day\": \"2035-03-13\", \"reason\": \"Holiday\", \"revision\": 1}")
                .post("/v1/series/http/exceptions")
                .then()
                .statusCode(200)
                .body("events.cancelled", hasSize(1));
        asOperator()
                .body("{\"day\": \"2035-03-14\", \"revision\": 2}")
                .post("/v1/series/http/exceptions")
                .then()
                .statusCode(422)
                .body("field", equalTo("day"));
        asOperator()
                .body(body.formatted(", \"revision\": 1"))
                .put("/v1/series/http")
                .then()
                .statusCode(409)
                .body("detail", containsString("revision 1 is not its newest"));
        asOperator()
                .body(body.replace("us-west-2\": 40", "us-west-2\": 30").formatted(", \"revision\": 2"))
                .put("/v1/series/http")
                .then()
                .statusCode(422)
                .body("field", equalTo("regionalSplitPct"));
        asOperator().get("/v1/series/http/revisions").then().body("revision", equalTo(List.of(1, 2)));
        asOperator().get("/v1/series/unheard-of").then().statusCode(404);
    }

    private EventSeries create(String id, String rule, String hour) {
        return book.create(draft(id, rule, hour, EventState.APPROVED), "ada");
    }

    private SeriesDraft draft(String id, String rule, String hour, EventState newState) {
        LocalDate first = LocalDate.parse("2035-03-06");
        return draft(id, null, null, first.atTime(java.time.LocalTime.parse(hour)), rule, null, newState);
    }

    private SeriesDraft change(
            int revision, @Nullable LocalDate from, String rule, String hour, @Nullable List<OtherDay> exceptions) {
        LocalDateTime start = FIRST.atTime(java.time.LocalTime.parse(hour));
        return draft(null, revision, from, start, rule, exceptions, null);
    }

    private static SeriesDraft draft(
            @Nullable String id,
            @Nullable Integer revision,
            @Nullable LocalDate from,
            LocalDateTime start,
            String rule,
            @Nullable List<OtherDay> exceptions,
            @Nullable EventState newState) {
        return new SeriesDraft(
                id,
                revision,
                from,
                "Europe/Paris",
                start,
                120L,
                rule,
                exceptions,
                newState,
                "Evening show",
                "show",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "New season");
    }

    private List<Event> of(String series) {
        List<Event> events = new ArrayList<>(calendar.all());
        events.removeIf(event -> !series.equals(event.seriesId()));
        return events;
    }

    private Event event(String id) {
        return calendar.find(id).orElseThrow();
    }

    private Instant start(String id) {
        return event(id).start();
    }
}
