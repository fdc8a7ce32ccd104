package dev.kickoff.standalone.cli;

import java.util.List;

/** A table for people: the first column to the left, the others to the right. */
public final class TextTable {
    private TextTable() {}

    /** @param lines the head first; all of the same length */
    public static String of(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int width = width(lines, column);
                String cell = line.get(column);
                String blanks = " ".repeat(width - cell.length());
                text.append(column == 0 ? cell + blanks : "  " + blanks + cell);
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElseThrow();
    }
}
