/** KEDA's external scaler: floors in force over gRPC. */
@NullMarked
package dev.kickoff.hub.delivery.keda;

import org.jspecify.annotations.NullMarked;
