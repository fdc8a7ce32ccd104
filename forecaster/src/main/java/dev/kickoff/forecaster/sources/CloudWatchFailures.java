package dev.kickoff.forecaster.sources;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;

/** What a failure of the SDK means. */
final class CloudWatchFailures {
    private CloudWatchFailures() {}

    static SourceException of(RuntimeException failure) {
        if (failure instanceof AbortedException) {
            Thread.currentThread().interrupt();
            return SourceException.passing("interrupted while asking CloudWatch", failure);
        }
        if (failure instanceof AwsServiceException refused) {
            return of(refused);
        }
        if (failure instanceof ApiCallTimeoutException) {
            return SourceException.passing("CloudWatch does not answer in time", failure);
        }
        boolean passing = failure instanceof SdkException sdk && (sdk.retryable() || hasIoCause(sdk));
        String message = "CloudWatch cannot be asked: " + failure.getMessage();
        return passing ? SourceException.passing(message, failure) : SourceException.lasting(message, failure);
    }

    private static SourceException of(AwsServiceException refused) {
        String code = refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode() + ": ";
        String text = refused.awsErrorDetails() == null
                ? String.valueOf(refused.getMessage())
                : String.valueOf(refused.awsErrorDetails().errorMessage());
        String message = "CloudWatch answered " + refused.statusCode() + " " + code + text;
        if (RetryUtils.isThrottlingException(refused)) {
            return SourceException.throttled(message, null);
        }
        // Clock skew and expired credentials are put right by the SDK or the instance's role within moments.
        return refused.statusCode() >= 500
                        || RetryUtils.isClockSkewException(refused)
                        || code.startsWith("ExpiredToken")
                ? SourceException.passing(message, refused)
                : SourceException.lasting(message, refused);
    }

    private static boolean hasIoCause(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException) {
                return true;
            }
        }
        return false;
    }
}
