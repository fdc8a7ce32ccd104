/** Floors in force for those who scale without the library: Prometheus and KEDA. */
@NullMarked
package dev.kickoff.hub.delivery.floors;

import org.jspecify.annotations.NullMarked;
