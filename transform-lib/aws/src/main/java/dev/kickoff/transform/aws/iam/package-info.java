/** The permissions that the library needs in an AWS account, no more and no less. */
@NullMarked
package dev.kickoff.transform.aws.iam;

import org.jspecify.annotations.NullMarked;
