package dev.kickoff.transform;

import dev.kickoff.transform.internal.storage.CheckedFile;
import dev.kickoff.transform.internal.storage.PlanFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A process that saves plans as fast as it can until it is killed. Says after each save which writer has saved which
 * version. Arguments: a file with an envelope per line, the version of the first, and a backup file per writer.
 */
final class BackupWriter {
    private BackupWriter() {}

    public static void main(String[] args) throws IOException {
        List<String> envelopes = Files.readAllLines(Path.of(args[0]));
        int firstVersion = Integer.parseInt(args[1]);
        for (int writer = 2; writer < args.length; writer++) {
            PlanBackup backup = new PlanFile(new CheckedFile(Path.of(args[writer]), Clock.systemUTC()));
            int number = writer - 2;
            new Thread(() -> saveForEver(number, envelopes, firstVersion, backup)).start();
        }
    }

    private static void saveForEver(int writer, List<String> envelopes, int firstVersion, PlanBackup backup) {
        try {
            for (int i = 0; ; i = Math.min(i + 1, envelopes.size() - 1)) {
                backup.save(envelopes.get(i));
                String saved = writer + " " + (firstVersion + i) + "\n";
                System.out.write(saved.getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
            }
        } catch (IOException unexpected) {
            // Seen by the test as a process that ended by itself.
            Runtime.getRuntime().halt(1);
        }
    }
}
