package dev.kickoff.forecaster.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kickoff.schemas.InvalidDocumentException;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PromQL expression that gives one series. The sample of a step is the expression's value at the step's end, so that
 * {@code sum(increase(requests_total[1m]))} is the traffic of a step of a minute.
 *
 * @param url base URL, for example {@code http://prometheus:9090}; the path of the API is added to it
 * @param bearerTokenFile name of a file in {@code kickoff.forecaster.sources.token-folder}, read anew for each request;
 *     null without
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrometheusMetric(
        URI url, String query, @Nullable String bearerTokenFile, Instant from) implements Metric {
    /** No separators: a declaration must not be able to send any file of the server to any address. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    public PrometheusMetric {
        Declared.httpUrl(url, "url");
        if (url.getQuery() != null || url.getFragment() != null) {
            throw new InvalidDocumentException("url", url, "must be the base URL, without ? and #");
        }
        Declared.text(query, "query");
        if (bearerTokenFile != null) {
            Declared.matching(
                    bearerTokenFile,
                    FILE_NAME,
                    "bearerTokenFile",
                    "must be the name of a file in the folder kickoff.forecaster.sources.token-folder");
        }
        Declared.required(from, "from");
    }
}
