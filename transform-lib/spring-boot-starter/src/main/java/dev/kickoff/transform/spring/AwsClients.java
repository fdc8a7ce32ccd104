package dev.kickoff.transform.spring;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;

/** Builds clients with the credentials and the endpoint that the AWS SDK finds by itself. */
final class AwsClients {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);

    private AwsClients() {}

    /** @param property that asks for the client, for the message if there can be none */
    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, String property, KickoffProperties properties) {
        builder.overrideConfiguration(configuration -> configuration
                .retryStrategy(AwsRetryStrategy.forRetryMode(RetryMode.ADAPTIVE_V2))
                .apiCallTimeout(CALL_TIMEOUT)
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
        String own = properties.target().awsRegion();
        String region = own == null ? properties.region() : own;
        if (region != null) {
            builder.region(Region.of(region));
        }
        try {
            return builder.build();
        } catch (SdkClientException unusable) {
            throw new KickoffConfigurationException(
                    property + " is set, but there is no AWS client for it: " + unusable.getMessage(),
                    "Put exactly one HTTP client of the AWS SDK on the class path, for example"
                            + " software.amazon.awssdk:url-connection-client, or define the client as a bean.",
                    unusable);
        }
    }
}
