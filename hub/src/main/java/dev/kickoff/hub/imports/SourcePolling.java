package dev.kickoff.hub.imports;

import dev.kickoff.edge.ProblemException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Fetches the sources that are due, one after the other, and makes previews of what came. Nothing is applied by itself.
 * A source is claimed in the database before it is fetched, so that of several replicas one does.
 */
@ApplicationScoped
public class SourcePolling {
    private static final Logger LOG = Logger.getLogger(SourcePolling.class);
    private static final String AUTHOR = "schedule";
    private static final int MOST_PER_CHECK = 20;

    private final Sources sources;
    private final Imports imports;
    private final Fetcher fetcher;
    private final ImportsConfig config;

    SourcePolling(Sources sources, Imports imports, ImportsConfig config) {
        this.sources = sources;
        this.imports = imports;
        this.config = config;
        fetcher = new Fetcher(
                new AddressRule(config.allowPrivateAddresses()), config.largestDocument(), config.fetchTimeout());
    }

    @Scheduled(
            every = "${kickoff.imports.check-interval:PT15S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        try {
            for (int done = 0; done < MOST_PER_CHECK; done++) {
                Optional<Sources.Claim> due = sources.claim();
                if (due.isEmpty()) {
                    return;
                }
                try {
                    fetch(due.get(), AUTHOR);
                } catch (ProblemException kept) {
                    LOG.debugf("Source %s failed: %s", due.get().name(), kept.getMessage());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("Sources of events cannot be fetched, and are tried again", failure);
        }
    }

    /**
     * Fetches a source now, whether it has changed or not.
     *
     * @throws ProblemException 404, or 422 with what went wrong; that is kept with the source, too
     */
    public ImportPreview fetchNow(String name, String author) {
        try {
            return fetch(sources.claim(name), author)
                    .orElseThrow(() -> ProblemException.unavailable(
                            "The source answered that nothing has changed, unasked", "Try again later"));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The hub is stopping", "Try again in a moment");
        }
    }

    /** @return empty if the source has not changed */
    private Optional<ImportPreview> fetch(Sources.Claim claim, String author) throws InterruptedException {
        Subscription subscription = claim.subscription();
        try {
            Fetcher.Fetched fetched =
                    fetcher.fetch(AddressRule.url(subscription.url()), claim.etag(), claim.lastModified());
            byte[] document = fetched.document();
            if (document == null) {
                sources.succeeded(claim, fetched, "Not changed since the last time");
                return Optional.empty();
            }
            ImportPreview preview = imports.preview(
                    claim.name(),
                    document,
                    subscription.kind(),
                    subscription.optionsOrNone(),
                    subscription.url(),
                    author);
            sources.succeeded(
                    claim, fetched, preview.acting() == 0 ? "Nothing to do" : preview.acting() + " changes to look at");
            return Optional.of(preview);
        } catch (FetchException failure) {
            throw failed(
                    claim,
                    ProblemException.invalid(
                            "url",
                            Objects.requireNonNull(failure.getMessage()),
                            "Open the address in a browser and check it"));
        } catch (ProblemException refused) {
            throw failed(claim, refused);
        }
    }

    private ProblemException failed(Sources.Claim claim, ProblemException why) {
        String words = why.problem().detail();
        if (sources.failed(claim, words, config.firstRetry(), config.longestRetry())) {
            LOG.warnf("Source %s fails and is tried again: %s", claim.name(), words);
        }
        return why;
    }
}
