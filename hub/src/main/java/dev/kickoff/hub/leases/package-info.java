/** Which one of a service's instances calls the platform, so that the calls do not grow with the instances. */
@NullMarked
package dev.kickoff.hub.leases;

import org.jspecify.annotations.NullMarked;
