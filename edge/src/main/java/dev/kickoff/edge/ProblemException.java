package dev.kickoff.edge;

import org.jspecify.annotations.Nullable;

/** An expected failure of a request. Thrown by features, turned into problem JSON at the edge, shown by the console. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** 422: the request can be read, but says something that cannot be. */
    public static ProblemException invalid(@Nullable String field, String detail, @Nullable String remedy) {
        return of(422, "invalid", "Invalid request", field, detail, remedy);
    }

    /** 403: whoever asks may not do this. */
    public static ProblemException forbidden(String detail, String remedy) {
        return of(403, "forbidden", "Forbidden", null, detail, remedy);
    }

    /** 429: asked too often; the remedy says when to ask again. */
    public static ProblemException tooMany(String detail, String remedy) {
        return of(429, "too-many-requests", "Too many requests", null, detail, remedy);
    }

    /** 404: the thing named does not exist. */
    public static ProblemException notFound(String detail, String remedy) {
        return of(404, "not-found", "Not found", null, detail, remedy);
    }

    /** 409: the request does not fit the state of things, for example a duplicate id or an edit of an old revision. */
    public static ProblemException conflict(String detail, String remedy) {
        return of(409, "conflict", "Conflict", null, detail, remedy);
    }

    /** 503: something this service depends on does not answer. */
    public static ProblemException unavailable(String detail, String remedy) {
        return of(503, "unavailable", "Temporarily unavailable", null, detail, remedy);
    }

    private static ProblemException of(
            int status, String kind, String title, @Nullable String field, String detail, @Nullable String remedy) {
        return new ProblemException(new Problem("urn:kickoff:problem:" + kind, title, status, detail, field, remedy));
    }

    public Problem problem() {
        return problem;
    }
}
