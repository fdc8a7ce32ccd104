package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.OutputFile;
import dev.kickoff.standalone.files.FloorsCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of results. Each file appears whole or not at all, the summary last: where it is newer than the others, all
 * are of one run.
 */
record ResultFiles(Path folder, List<Path> inputs) {
    /** Refuses what cannot become a folder before any work is done. */
    static ResultFiles in(Path folder, Path... inputs) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw CommandFailure.badInput("--out " + folder + " is a file; give the name of a folder");
        }
        return new ResultFiles(folder, List.of(inputs));
    }

    void write(Simulation simulation, List<LagRun> runs) {
        var what = simulation.replayCase(runs.get(0).lag(), FloorSchedule.NONE);
        for (LagRun run : runs) {
            file("floors_" + run.lag().label() + ".csv").write(csv -> FloorsCsv.write(csv, run.floors()));
            String chart = DayChart.ofWorstDay(simulation, run).svg();
            file("worst_day_" + run.lag().label() + ".svg").write(svg -> svg.write(chart));
        }
        file("minutes.csv").write(csv -> MinutesCsv.write(csv, what, runs));
        file("summary.csv").write(csv -> SummaryCsv.write(csv, runs));
    }

    private OutputFile file(String name) {
        return OutputFile.at(folder.resolve(name), inputs.toArray(Path[]::new));
    }
}
