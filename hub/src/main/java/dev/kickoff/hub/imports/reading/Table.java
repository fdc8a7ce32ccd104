package dev.kickoff.hub.imports.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header (RFC 4180, UTF-8; a byte order mark is skipped). */
final class Table {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, Integer> header;
    private final List<Row> rows;

    private Table(Map<String, Integer> header, List<Row> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** @param line where it begins in the file, from 1 */
    record Row(long line, CSVRecord cells, Map<String, Integer> header) {
        /** What stands there, without the space around it; empty if the row is too short. */
        String get(String column) {
            int index = header.getOrDefault(column, -1);
            return index < 0 || index >= cells.size() ? "" : cells.get(index).strip();
        }

        boolean hasAllCells() {
            return cells.size() == header.size();
        }
    }

    static Table read(byte[] document, int mostRows) throws UnreadableDocumentException {
        String text = utf8(document);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(true)
                .setDelimiter(delimiter(text))
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new UnreadableDocumentException(
                        "document", "The file is empty", "Send a table whose first line names its columns");
            }
            Map<String, Integer> header = header(records.next());
            List<Row> rows = new ArrayList<>();
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                if (rows.size() == mostRows) {
                    throw new UnreadableDocumentException(
                            "document",
                            "The file has more than " + mostRows + " rows",
                            "Import it in parts, or raise kickoff.imports.most-events");
                }
                rows.add(new Row(firstLine(cells, parser.getCurrentLineNumber()), cells, header));
            }
            return new Table(header, rows);
        } catch (UncheckedIOException | IOException broken) {
            throw new UnreadableDocumentException(
                    "document", "The file is not CSV: " + broken.getMessage(), "Close every quoted field with a quote");
        }
    }

    Set<String> columns() {
        return header.keySet();
    }

    List<Row> rows() {
        return rows;
    }

    static String utf8(byte[] document) throws UnreadableDocumentException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableDocumentException("document", "The file is not UTF-8 text", "Save it as UTF-8");
        }
    }

    /** Spreadsheets of half of Europe write semicolons. */
    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.contains(",") || !first.contains(";") ? ',' : ';';
    }

    private static Map<String, Integer> header(CSVRecord names) throws UnreadableDocumentException {
        Map<String, Integer> header = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            if (name.isEmpty() || header.put(name, i) != null) {
                throw new UnreadableDocumentException(
                        "document",
                        "Column " + (i + 1) + " '" + name + "' has no name of its own",
                        "The first line must name every column, each differently");
            }
        }
        return header;
    }

    /** A record may span lines, and the parser stands at the end of it. */
    private static long firstLine(CSVRecord cells, long lastLine) {
        long breaks = 0;
        for (String cell : cells) {
            breaks += Math.max(0, cell.lines().count() - 1);
        }
        return lastLine - breaks;
    }
}
