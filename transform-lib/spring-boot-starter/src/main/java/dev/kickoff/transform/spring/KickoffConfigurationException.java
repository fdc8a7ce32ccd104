package dev.kickoff.transform.spring;

/** The application's configuration of Kickoff is incomplete or wrong; explained by {@link KickoffFailureAnalyzer}. */
final class KickoffConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param what names the property and what is wrong with it
     * @param remedy what to do
     */
    KickoffConfigurationException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    KickoffConfigurationException(String what, String remedy, Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
