package dev.kickoff.transform.internal.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands over an endless body line by line, and gives up at a line above {@value #MAX_LINE} bytes. */
final class StreamLines implements BodySubscriber<String> {
    static final int MAX_LINE = 8 << 10;

    private final Consumer<String> line;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    /** @param line called by a thread of the HTTP client; does not block */
    StreamLines(Consumer<String> line) {
        this.line = line;
    }

    @Override
    public CompletionStage<String> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining() && !end.isDone()) {
                take(buffer.get());
            }
        }
    }

    private void take(byte next) {
        if (next == '\n') {
            String whole = begun.toString(StandardCharsets.UTF_8);
            begun.reset();
            line.accept(whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole);
        } else if (begun.size() < MAX_LINE) {
            begun.write(next);
        } else {
            end.completeExceptionally(new IOException("a line of the stream is longer than " + MAX_LINE + " bytes"));
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete("");
    }
}
