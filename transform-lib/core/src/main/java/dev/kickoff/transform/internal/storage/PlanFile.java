package dev.kickoff.transform.internal.storage;

import dev.kickoff.transform.PlanBackup;
import java.io.IOException;
import java.util.Optional;

/** The backup on disk. */
public final class PlanFile implements PlanBackup {
    private final CheckedFile file;

    public PlanFile(CheckedFile file) {
        this.file = file;
    }

    @Override
    public void save(String envelope) throws IOException {
        file.write(envelope);
    }

    @Override
    public Optional<String> load() throws IOException {
        return file.read();
    }

    @Override
    public String setAside() throws IOException {
        return "kept aside as " + file.keepAside();
    }
}
