package dev.kickoff.forecaster.files;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV with a header (RFC 4180, UTF-8, a byte order mark is skipped) and refuses what is not quite right. */
public final class CsvRows {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("[Ll]ine:? (\\d+)");

    private final String source;
    private final List<String> required;
    private final List<String> optional;
    private final boolean moreColumns;

    /** @param moreColumns whether columns beside the required ones are allowed */
    public CsvRows(String source, List<String> required, boolean moreColumns) {
        this(source, required, List.of(), moreColumns);
    }

    /** With columns that may be left out. Others are refused. */
    public CsvRows(String source, List<String> required, List<String> optional) {
        this(source, required, optional, false);
    }

    private CsvRows(String source, List<String> required, List<String> optional, boolean moreColumns) {
        this.source = source;
        this.required = required;
        this.optional = optional;
        this.moreColumns = moreColumns;
    }

    /** Calls once per row, in the file's order. The first thing that is wrong ends it with an exception. */
    public void forEach(Reader csv, Consumer<CsvRow> use) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (CSVParser parser = CSVParser.parse(withoutByteOrderMark(csv), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new InvalidCsvException(
                        source, 0, null, null, "is empty; it must start with the header " + String.join(",", required));
            }
            Map<String, Integer> header = header(records.next());
            while (records.hasNext()) {
                CSVRecord row = records.next();
                long line = firstLine(row, parser.getCurrentLineNumber());
                if (row.size() != header.size()) {
                    throw new InvalidCsvException(
                            source,
                            line,
                            null,
                            null,
                            "has " + row.size() + " fields, but the header has " + header.size());
                }
                use.accept(new CsvRow(source, line, header, row));
            }
        } catch (UncheckedIOException broken) {
            throw broken(Objects.requireNonNull(broken.getCause()));
        } catch (CharacterCodingException notText) {
            throw broken(notText);
        }
    }

    /** A record may span lines, and the parser stands at the end of it. */
    private static long firstLine(CSVRecord row, long lastLine) {
        long breaks = 0;
        for (String field : row) {
            breaks += field.lines().count() > 1 ? field.lines().count() - 1 : 0;
        }
        return lastLine - breaks;
    }

    private InvalidCsvException broken(IOException failure) throws IOException {
        if (failure instanceof CharacterCodingException) {
            return new InvalidCsvException(source, 0, null, null, "is not UTF-8 text; save it as UTF-8");
        }
        String message = String.valueOf(failure.getMessage());
        Matcher line = LINE_IN_MESSAGE.matcher(message);
        if (!line.find()) {
            throw failure;
        }
        return new InvalidCsvException(
                source, Long.parseLong(line.group(1)), null, null, "is not CSV: a quoted field is not closed properly");
    }

    private Map<String, Integer> header(CSVRecord names) {
        Map<String, Integer> header = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            if (name.isEmpty() || header.put(name, i) != null) {
                throw new InvalidCsvException(
                        source, 1, null, name, "in the header must be a name that no other column has");
            }
            if (!moreColumns && !required.contains(name) && !optional.contains(name)) {
                throw new InvalidCsvException(source, 1, name, null, "is unknown; the header must be " + allowed());
            }
        }
        List<String> lacking = new ArrayList<>(required);
        lacking.removeAll(header.keySet());
        if (!lacking.isEmpty()) {
            throw new InvalidCsvException(
                    source, 1, lacking.get(0), null, "is missing; the header must hold " + String.join(",", required));
        }
        return header;
    }

    private String allowed() {
        String must = String.join(",", required);
        return optional.isEmpty() ? must : must + ", with or without " + String.join(",", optional);
    }

    private static Reader withoutByteOrderMark(Reader csv) throws IOException {
        PushbackReader reader = new PushbackReader(csv, 1);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }
}
