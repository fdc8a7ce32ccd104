/**
 * Traffic that is fetched: from CloudWatch and Prometheus, first the history in pages, then what is new. The metrics and
 * their readers need no framework, so that the command line imports with them too.
 */
@NullMarked
package dev.kickoff.forecaster.sources;

import org.jspecify.annotations.NullMarked;
