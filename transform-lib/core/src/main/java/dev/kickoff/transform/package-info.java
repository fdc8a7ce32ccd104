/**
 * What a service uses: build a {@link dev.kickoff.transform.Kickoff}, start it, close it.
 *
 * <p>The library pulls the service's signed plan from the hub and keeps the minimum capacity of one target at the plan's
 * floor. It is a dry run until {@link dev.kickoff.transform.KickoffBuilder#act()} is called. Whatever fails, it never
 * lowers a floor that the hub has not just confirmed, never throws into its host and never blocks the host's threads.
 *
 * <p>The artifact {@code kickoff-transform-testing} holds fakes for the tests of a service; {@code internal} is for nobody.
 */
@NullMarked
package dev.kickoff.transform;

import org.jspecify.annotations.NullMarked;
