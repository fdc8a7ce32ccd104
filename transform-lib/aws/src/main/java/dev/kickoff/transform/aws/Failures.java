package dev.kickoff.transform.aws;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failed call means. */
final class Failures {
    /** AWS looked at the call and will say the same next time. */
    private static final Set<String> FINAL = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "ClusterNotFoundException",
            "FailedResourceAccessException",
            "InvalidParameterException",
            "LimitExceeded",
            "LimitExceededException",
            "ObjectNotFoundException",
            "ResourceNotFoundException",
            "ServiceNotActiveException",
            "ServiceNotFoundException",
            "TooManyTagsException",
            "UnauthorizedOperation",
            "UnsupportedFeatureException",
            "ValidationError",
            "ValidationException");

    private Failures() {}

    /** Whether AWS has refused the call for good, so that nothing has changed and trying again is no use. */
    static boolean nothingChanged(SdkException failed) {
        return failed instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && FINAL.contains(service.awsErrorDetails().errorCode());
    }

    static boolean throttled(SdkException failed) {
        return failed instanceof AwsServiceException service && service.isThrottlingException();
    }

    static String explain(SdkException failed) {
        if (failed instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return service.awsErrorDetails().errorCode() + ": "
                    + service.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failed.getMessage());
    }
}
