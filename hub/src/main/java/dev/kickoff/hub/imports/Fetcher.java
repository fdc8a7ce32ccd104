package dev.kickoff.hub.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads a document over HTTP: bounded in size and time, and every redirect goes through the {@link AddressRule}. */
final class Fetcher {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final int BUFFER = 16_384;

    private final HttpClient http;
    private final AddressRule rule;
    private final int largest;
    private final Duration timeout;

    /**
     * @param largest bytes
     * @param timeout for everything, redirects and the body included
     */
    Fetcher(AddressRule rule, int largest, Duration timeout) {
        this.rule = rule;
        this.largest = largest;
        this.timeout = timeout;
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * What the source answered.
     *
     * @param document null if it has not changed
     */
    record Fetched(
            byte @Nullable [] document,
            @Nullable String etag,
            @Nullable String lastModified) {}

    /** @param etag and {@code lastModified} of the document that is there already; null asks for it in any case */
    Fetched fetch(URI first, @Nullable String etag, @Nullable String lastModified)
            throws FetchException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        URI url = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            rule.check(url);
            HttpResponse<InputStream> response = send(url, etag, lastModified, deadline);
            int status = response.statusCode();
            if (status == 200) {
                byte[] document = body(response, deadline);
                return new Fetched(document, header(response, "ETag"), header(response, "Last-Modified"));
            }
            close(response);
            if (status == 304) {
                return new Fetched(null, etag, lastModified);
            }
            String location = header(response, "Location");
            if (!REDIRECTS.contains(status) || location == null) {
                throw new FetchException(url.getHost() + " answered with status " + status);
            }
            URI next = AddressRule.url(url.resolve(location.replace(" ", "%20")).toString());
            if (url.getScheme().equalsIgnoreCase("https") && !next.getScheme().equalsIgnoreCase("https")) {
                throw new FetchException(url.getHost() + " redirects from https to http, which is not followed");
            }
            url = next;
        }
        throw new FetchException(first.getHost() + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private HttpResponse<InputStream> send(URI url, @Nullable String etag, @Nullable String lastModified, long deadline)
            throws FetchException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(left(deadline))
                .header("Accept", "text/calendar, text/csv, text/plain;q=0.8, */*;q=0.5")
                .header("User-Agent", "Kickoff");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw new FetchException(url.getHost() + " cannot be reached: "
                    + (failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage()));
        }
    }

    /** Read on another thread: only then does the deadline hold while a source sends byte by byte. */
    private byte[] body(HttpResponse<InputStream> response, long deadline) throws FetchException, InterruptedException {
        InputStream body = response.body();
        CompletableFuture<byte[]> whole = CompletableFuture.supplyAsync(() -> bounded(body));
        try {
            return whole.get(left(deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new FetchException("The document was not there after " + timeout.toSeconds() + " seconds");
        } catch (ExecutionException failed) {
            throw new FetchException(
                    failed.getCause() instanceof TooLargeException
                            ? "The document has more than " + largest + " bytes"
                            : "The document broke off while it was read");
        } finally {
            close(response);
        }
    }

    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private byte[] bounded(InputStream body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                whole.write(buffer, 0, read);
                if (whole.size() > largest) {
                    throw new TooLargeException();
                }
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        return whole.toByteArray();
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            // Nothing of it is wanted any more.
        }
    }

    private Duration left(long deadline) throws FetchException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new FetchException("The document was not there after " + timeout.toSeconds() + " seconds");
        }
        return Duration.ofNanos(nanos);
    }

    private static @Nullable String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
