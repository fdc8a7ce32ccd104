/**
 * Kickoff in a Spring Boot application: properties {@code kickoff.*}, a health indicator, metrics and the actuator
 * endpoint {@code kickoff}. Any bean of type Actuator, Transform, PlanListener, Clock, AutoScalingClient or Kickoff that
 * the application defines is used instead of the starter's own.
 */
@NullMarked
package dev.kickoff.transform.spring;

import org.jspecify.annotations.NullMarked;
