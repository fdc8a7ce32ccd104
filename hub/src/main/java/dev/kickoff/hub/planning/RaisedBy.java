package dev.kickoff.hub.planning;

/** The words of {@link dev.kickoff.schemas.Floor#raisedBy}. */
public final class RaisedBy {
    /** Nothing is released by order, or because a forecast is missing. */
    public static final String HOLD = "hold";
    /** An event that raised the floor is not over. */
    public static final String EXIT = "exit";
    /** What came in just now needs it. */
    public static final String TRAFFIC = "traffic";
    /** Raised or released a moment ago, or needed again soon: capacity changes in few steps. */
    public static final String DWELL = "dwell";

    private static final String DEPENDENCY = "dependency:";

    private RaisedBy() {}

    /** Another service of the region calls this one and keeps so many of its units busy. */
    public static String dependency(String caller) {
        return DEPENDENCY + caller;
    }
}
