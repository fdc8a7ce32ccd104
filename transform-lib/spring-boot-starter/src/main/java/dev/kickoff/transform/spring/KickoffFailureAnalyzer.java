package dev.kickoff.transform.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property is wrong and what to do, in the place of a stack trace. */
final class KickoffFailureAnalyzer extends AbstractFailureAnalyzer<KickoffConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KickoffConfigurationException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
