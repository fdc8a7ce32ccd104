package dev.kickoff.standalone.cli;

import dev.kickoff.forecaster.files.InvalidCsvException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that the user names, and turns whatever is wrong with them into one line. */
public final class InputFiles {
    private InputFiles() {}

    /** Reads one file; {@code source} is what messages call it. */
    @FunctionalInterface
    public interface Format<T> {
        T read(Reader text, String source) throws IOException;
    }

    /**
     * @param option for example {@code --traffic}
     * @throws CommandFailure naming file, place, value and remedy
     */
    public static <T> T read(String option, Path file, Format<T> format) {
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.badInput(option + " " + file + " is not there or not a file; check the path");
        }
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return format.read(text, file.toString());
        } catch (InvalidCsvException wrong) {
            throw CommandFailure.badInput(String.valueOf(wrong.getMessage()));
        } catch (CharacterCodingException notUtf8) {
            throw CommandFailure.badInput(option + " " + file + " is not UTF-8 text; save it as UTF-8");
        } catch (IOException failure) {
            throw CommandFailure.badInput(option + " " + file + " cannot be read: " + failure);
        }
    }
}
