/** Traffic out of CloudWatch, and what the library does into it. */
@NullMarked
package dev.kickoff.transform.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
