package dev.kickoff.standalone.cli;

import dev.kickoff.forecaster.files.EventsCsv;
import dev.kickoff.forecaster.files.TaggedRange;
import dev.kickoff.forecaster.files.TagsCsv;
import dev.kickoff.schemas.Event;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What was on, for commands that forecast: a mixin. */
public final class CalendarFiles {
    @Option(
            names = "--events",
            required = true,
            description = "events.csv: id,name,category,start,end,expected_audience,known_at and attributes; the header"
                    + " alone if there are none")
    private Path events;

    @Option(
            names = "--tags",
            description = "tags.csv: start,end,kind,note and, if wanted, known_at; ranges to keep out of training")
    private @Nullable Path tags;

    /** All revisions. */
    public List<Event> events(ZoneId zone) {
        return InputFiles.read("--events", events, (text, source) -> EventsCsv.read(text, source, zone));
    }

    /** None without the option. */
    public List<TaggedRange> tags() {
        return tags == null ? List.of() : InputFiles.read("--tags", tags, TagsCsv::read);
    }

    /** These and the others that a command reads, those that are given: nothing may be written over them. */
    public Path[] with(@Nullable Path... others) {
        return Stream.concat(Stream.of(events, tags), Stream.of(others))
                .filter(Objects::nonNull)
                .toArray(Path[]::new);
    }
}
