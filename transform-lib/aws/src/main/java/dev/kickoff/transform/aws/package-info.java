/** Actuators for AWS. SDK clients are made by the caller and passed in; the SDK is not a dependency of this library. */
@NullMarked
package dev.kickoff.transform.aws;

import org.jspecify.annotations.NullMarked;
