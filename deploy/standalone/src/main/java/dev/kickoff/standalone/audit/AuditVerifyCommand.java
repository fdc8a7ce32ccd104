package dev.kickoff.standalone.audit;

import dev.kickoff.hub.audit.AuditCheck;
import dev.kickoff.hub.audit.AuditLine;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "audit-verify",
        description = {
            "Checks an audit trail that was exported with GET /v1/audit/export: that no entry was changed, left out or put "
                    + "in between.",
            "It cannot see whether the newest entries were cut off: give the hash of the last entry that you noted elsewhere "
                    + "with --head."
        },
        mixinStandardHelpOptions = true,
        footer = "%nThe format is in docs/access.md.")
public final class AuditVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--file", required = true, description = "the export, one entry per line (NDJSON)")
    private Path file;

    @Option(names = "--head", description = "hash that the last entry must have")
    private @Nullable String head;

    @Override
    public Integer call() {
        if (head != null && !head.matches("[0-9a-f]{64}")) {
            throw new ParameterException(
                    spec.commandLine(), "--head '" + head + "' must be the 64 hexadecimal digits of a hash");
        }
        AuditCheck.Verdict verdict = InputFiles.read("--file", file, AuditVerifyCommand::check);
        if (!verdict.intact()) {
            throw CommandFailure.badInput(file + " is not intact. " + verdict.problem() + ". " + verdict.entries()
                    + " entries before it are good; compare with another copy from there on");
        }
        if (verdict.entries() == 0) {
            throw CommandFailure.badInput(file + " has no entries; export the trail again");
        }
        if (head != null && !head.equals(verdict.head())) {
            throw CommandFailure.badInput(file + " does not end with " + head + " but with " + verdict.head()
                    + ": entries were cut off, or the export is of another time");
        }
        print(verdict);
        return ExitCode.DONE;
    }

    private void print(AuditCheck.Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Intact: " + verdict.entries() + " entries, " + verdict.firstSeq() + " to " + verdict.lastSeq());
        out.println("Hash of the last entry: " + verdict.head());
        if (verdict.firstSeq() > 1) {
            out.println("It does not begin with entry 1, so what was before it is not checked");
        }
        out.flush();
    }

    private static AuditCheck.Verdict check(Reader text, String source) throws IOException {
        AuditCheck check = new AuditCheck();
        BufferedReader lines = new BufferedReader(text);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                if (!check.next(AuditLine.read(line))) {
                    break;
                }
            } catch (IllegalArgumentException noEntry) {
                check.broken("Line " + number + " is no entry: " + noEntry.getMessage());
                break;
            }
        }
        return check.verdict();
    }
}
