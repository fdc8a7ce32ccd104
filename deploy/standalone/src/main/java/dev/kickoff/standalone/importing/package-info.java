/** {@code kickoff import}: a long history from a file, Prometheus or CloudWatch into one {@code traffic.csv}. */
@NullMarked
package dev.kickoff.standalone.importing;

import org.jspecify.annotations.NullMarked;
