package dev.kickoff.transform.internal.plan;

/** A plan that must not be used; the message is the reason, for people. */
public final class PlanRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public PlanRefusedException(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
