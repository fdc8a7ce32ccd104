package dev.kickoff.hub.delivery.webhooks;

import dev.kickoff.edge.WallClock;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages on every replica; each is taken by one. At least once: a receiver knows a repeated message by its
 * {@code webhook-id}. Redirects are not followed, and nothing of the answer but its status is read.
 */
@ApplicationScoped
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Outbox outbox;
    private final Targets targets;
    private final WebhookConfig config;
    private final WallClock clock;
    private final HttpClient http;

    Sender(Outbox outbox, Targets targets, WebhookConfig config, WallClock clock) {
        this.outbox = outbox;
        this.targets = targets;
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    @Scheduled(
            every = "${kickoff.webhooks.check-interval:PT1S}",
            executeWith = Scheduled.SIMPLE,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        List<Outgoing> due = outbox.take(config.batch());
        List<CompletableFuture<@Nullable String>> problems =
                due.stream().map(this::attempt).toList();
        for (int i = 0; i < due.size(); i++) {
            settle(due.get(i), problems.get(i).join());
        }
    }

    @Scheduled(every = "PT1H")
    void forget() {
        outbox.forget(config.keep());
    }

    private void settle(Outgoing message, @Nullable String problem) {
        if (problem == null) {
            outbox.delivered(message.id());
        } else if (message.attempts() + 1 >= config.attempts()) {
            outbox.dead(message.id(), problem);
            LOG.warnf("Webhook message is dead: id=%s: %s", message.id(), problem);
        } else {
            outbox.failed(message.id(), problem, wait(message.attempts()));
        }
    }

    /** @return what went wrong, null if nothing did */
    private CompletableFuture<@Nullable String> attempt(Outgoing message) {
        try {
            targets.requireAllowed(message.url());
        } catch (InvalidDocumentException forbidden) {
            return CompletableFuture.completedFuture(forbidden.getMessage());
        }
        long timestamp = clock.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(message.url()))
                .timeout(config.timeout())
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", Signature.of(message.secret(), message.id(), timestamp, message.body()))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> problem(answer, failure));
    }

    private static @Nullable String problem(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer == null) {
            Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
            return "no answer: " + cause;
        }
        return answer.statusCode() / 100 == 2 ? null : "answered " + answer.statusCode();
    }

    private Duration wait(int failures) {
        double doubled = config.firstWait().toMillis() * Math.pow(2, Math.min(failures, 30));
        double bounded = Math.min(doubled, config.longestWait().toMillis());
        return Duration.ofMillis(
                (long) (bounded * (0.5 + ThreadLocalRandom.current().nextDouble())));
    }
}
