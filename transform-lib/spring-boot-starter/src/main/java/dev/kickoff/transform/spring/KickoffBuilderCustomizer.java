package dev.kickoff.transform.spring;

import dev.kickoff.transform.KickoffBuilder;

/** A bean of this type sets what has no property, for example a transform written as code. Runs after the properties. */
@FunctionalInterface
public interface KickoffBuilderCustomizer {
    void customize(KickoffBuilder builder);
}
