package dev.kickoff.hub.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.imports.ImportOptions;
import dev.kickoff.hub.imports.ImportParameters;
import dev.kickoff.hub.imports.Subscription;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What was entered to import a season; text as it was typed. */
public class ImportForm {
    @RestForm
    @Nullable
    FileUpload file;

    @RestForm
    @Nullable
    String url;

    @RestForm
    @Nullable
    String hours;

    @RestForm
    @Nullable
    String source;

    @RestForm
    @Nullable
    String category;

    @RestForm
    @Nullable
    String zone;

    @RestForm
    @Nullable
    String zoneNames;

    @RestForm
    @Nullable
    String minutes;

    @RestForm
    @Nullable
    String regions;

    @RestForm
    @Nullable
    String past;

    @RestForm
    @Nullable
    String missing;

    @RestForm
    @Nullable
    String mapping;

    public String url() {
        return shown(url);
    }

    public String hours() {
        return hours == null ? "6" : hours;
    }

    public String source() {
        return shown(source);
    }

    public String category() {
        return shown(category);
    }

    public String zone() {
        return shown(zone);
    }

    public String zoneNames() {
        return shown(zoneNames);
    }

    public String minutes() {
        return shown(minutes);
    }

    public String regions() {
        return shown(regions);
    }

    public String past() {
        return shown(past);
    }

    public String missing() {
        return shown(missing);
    }

    public String mapping() {
        return shown(mapping);
    }

    /** Whether an option was given that is folded away. */
    public boolean detailed() {
        return !(zoneNames() + minutes() + regions() + mapping()).isBlank()
                || missing().equals("KEEP")
                || past().equals("SKIP");
    }

    String name() {
        ImportParameters parameters = new ImportParameters();
        parameters.source = source;
        return parameters.source();
    }

    ImportOptions options(ObjectMapper json) {
        ImportParameters parameters = new ImportParameters();
        parameters.mapping = mapping;
        parameters.category = category;
        parameters.zone = zone;
        parameters.zoneNames = zoneNames;
        parameters.duration =
                minutes().isBlank() ? null : number("minutes", minutes()).toString();
        parameters.regions = regions;
        parameters.past = past;
        parameters.missing = missing;
        return parameters.options(json);
    }

    Subscription subscription(ObjectMapper json) {
        Duration interval = number("hours", hours()).multipliedBy(60);
        return new Subscription(url().strip(), null, interval, options(json));
    }

    private static Duration number(String field, String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,5}")) {
            throw ProblemException.invalid(field, "'" + text + "' is not a whole number of " + field, "Enter digits");
        }
        return Duration.ofMinutes(Long.parseLong(digits));
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }
}
