/**
 * Actuators for Kubernetes: HorizontalPodAutoscaler and KEDA's ScaledObject. The fabric8 client is made by the caller and
 * passed in; it is not a dependency of this library.
 */
@NullMarked
package dev.kickoff.transform.kubernetes;

import org.jspecify.annotations.NullMarked;
