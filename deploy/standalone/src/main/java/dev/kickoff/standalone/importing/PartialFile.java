package dev.kickoff.standalone.importing;

import dev.kickoff.forecaster.sources.Page;
import dev.kickoff.schemas.Samples.Sample;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.OutputFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an import has so far, beside the file that it will become. Its first line says of which import it is; after the
 * rows of each page a line says up to where they reach. Rows after the last such line are of a page that was cut off, and
 * are taken away when the import carries on. One process at a time holds it.
 */
final class PartialFile implements AutoCloseable {
    private static final String OF = "# kickoff import ";
    private static final String UNTIL = "# until ";
    private static final Pattern UNTIL_LINE = Pattern.compile(UNTIL + "(\\S+Z) (\\d+)");

    private final Path path;
    private final FileChannel channel;
    private @Nullable Instant until;
    private long samples;
    private long unusable;

    private PartialFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * @param out the file that it will become
     * @param what one line that tells this import from any other
     * @throws CommandFailure if it is of another import, held by another process, or cannot be written
     */
    static PartialFile open(Path out, String what) {
        Path path = out.resolveSibling(out.getFileName() + ".partial");
        try {
            Files.createDirectories(out.getParent());
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            PartialFile file = new PartialFile(path, channel);
            try {
                file.lock();
                file.carryOn(what);
                return file;
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /** End of the last step that was asked for, null before the first page. */
    @Nullable
    Instant until() {
        return until;
    }

    long samples() {
        return samples;
    }

    /** How many values were left out because they are no traffic. */
    long unusable() {
        return unusable;
    }

    Path path() {
        return path;
    }

    /** Returns when the page is on the disk. */
    void add(Page page, Instant end) {
        StringBuilder text = new StringBuilder();
        for (Sample sample : page.samples()) {
            text.append(sample.timestamp())
                    .append(',')
                    .append(number(sample.value()))
                    .append('\n');
        }
        unusable += page.unusable();
        samples += page.samples().size();
        until = end;
        text.append(UNTIL).append(end).append(' ').append(unusable).append('\n');
        try {
            append(text.toString());
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /** Writes the whole file in its place and removes this one. */
    void finish(OutputFile output) {
        output.write(csv -> {
            csv.write("timestamp,value\n");
            copyRows(csv);
        });
        remove();
    }

    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException ownProcess) {
            // Said below.
        }
        throw CommandFailure.failed(path + " is being written by another kickoff import; wait for it, or stop it");
    }

    private void carryOn(String what) throws IOException {
        long end = 0;
        long position = 0;
        long rows = 0;
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            String first = lines.readLine();
            if (first != null && length(first) <= channel.size() && !first.equals(OF + what)) {
                throw CommandFailure.badInput(path + " is of another import: '" + first
                        + "'; give the options of that one, delete it, or give another --out");
            }
            position = first == null ? 0 : length(first);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                position += length(line);
                if (!line.startsWith("#")) {
                    rows++;
                } else if (position <= channel.size() && readUntil(line)) {
                    end = position;
                    samples = rows;
                }
            }
        }
        channel.truncate(end);
        if (end == 0) {
            append(OF + what + "\n");
        }
    }

    private boolean readUntil(String line) {
        Matcher said = UNTIL_LINE.matcher(line);
        if (!said.matches()) {
            return false;
        }
        until = Instant.parse(said.group(1));
        unusable = Long.parseLong(said.group(2));
        return true;
    }

    private void append(String text) throws IOException {
        channel.position(channel.size());
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    private void copyRows(Writer csv) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    csv.write(line);
                    csv.write('\n');
                }
            }
        }
    }

    private static long length(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static CommandFailure unwritable(Path path, IOException failure) {
        return CommandFailure.failed(path + " cannot be written: " + failure);
    }
}
