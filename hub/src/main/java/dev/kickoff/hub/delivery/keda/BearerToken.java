package dev.kickoff.hub.delivery.keda;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the token in a call's {@code authorization} metadata for the call. */
@ApplicationScoped
class BearerToken implements ServerInterceptor {
    private static final String BEARER = "Bearer ";
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> TOKEN = Context.key("kickoff.token");

    static Optional<String> ofThisCall() {
        return Optional.ofNullable(TOKEN.get());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        @Nullable String header = headers.get(AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            return next.startCall(call, headers);
        }
        String token = header.substring(BEARER.length()).trim();
        return Contexts.interceptCall(Context.current().withValue(TOKEN, token), call, headers, next);
    }
}
