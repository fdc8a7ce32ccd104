package dev.kickoff.demo.worldcup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of {@code deploy/demo/data}, which travels in this jar. */
final class DataFile {
    private static final String FOLDER = "/dev/kickoff/demo/data/";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private DataFile() {}

    static <T> List<T> read(String name, Function<CSVRecord, T> row) throws IOException {
        try (InputStream bytes = DataFile.class.getResourceAsStream(FOLDER + name)) {
            if (bytes == null) {
                throw new IOException(FOLDER + name + " is not in the class path; build deploy/demo again");
            }
            try (var records = FORMAT.parse(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)))) {
                return records.stream().map(row).toList();
            }
        }
    }
}
