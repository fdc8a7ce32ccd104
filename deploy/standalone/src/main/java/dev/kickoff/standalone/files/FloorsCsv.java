package dev.kickoff.standalone.files;

import dev.kickoff.forecaster.files.CsvRow;
import dev.kickoff.forecaster.files.CsvRows;
import dev.kickoff.forecaster.files.InvalidCsvException;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.FloorSchedule.Change;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** {@code floors.csv}: {@code timestamp,instances}, one row per change; the last row says what holds after the plan's end. */
public final class FloorsCsv {
    private static final String TIMESTAMP = "timestamp";
    private static final String INSTANCES = "instances";

    private FloorsCsv() {}

    /**
     * @param source how messages call the file
     * @throws InvalidCsvException naming line and column of the first thing that is wrong
     */
    public static FloorSchedule read(Reader csv, String source) throws IOException {
        List<Change> changes = new ArrayList<>();
        new CsvRows(source, List.of(TIMESTAMP, INSTANCES), false)
                .forEach(csv, row -> changes.add(change(row, changes)));
        if (changes.isEmpty()) {
            throw new InvalidCsvException(source, 1, null, null, "holds no floors below the header");
        }
        return new FloorSchedule(changes);
    }

    public static void write(Appendable out, FloorSchedule floors) throws IOException {
        out.append(TIMESTAMP + ',' + INSTANCES + '\n');
        for (Change change : floors.changes()) {
            out.append(change.at().toString())
                    .append(',')
                    .append(Integer.toString(change.units()))
                    .append('\n');
        }
    }

    private static Change change(CsvRow row, List<Change> before) {
        double instances = row.quantity(INSTANCES);
        if (instances != Math.rint(instances) || instances > Integer.MAX_VALUE) {
            throw row.error(INSTANCES, "must be a whole number");
        }
        Change change = new Change(row.instant(TIMESTAMP), (int) instances);
        if (!before.isEmpty()
                && !change.at().isAfter(before.get(before.size() - 1).at())) {
            throw row.error(TIMESTAMP, "must be after the row before it");
        }
        return change;
    }
}
