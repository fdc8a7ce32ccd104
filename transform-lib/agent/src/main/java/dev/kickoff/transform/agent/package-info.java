/** The library as a process of its own, beside a service that is not on the JVM. */
@NullMarked
package dev.kickoff.transform.agent;

import org.jspecify.annotations.NullMarked;
