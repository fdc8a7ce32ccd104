package dev.kickoff.transform.aws;

import dev.kickoff.emulator.MotoServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** A group in an emulator, seen with a client of its own so that tests do not look through the actuator's eyes. */
final class TestGroup implements AutoCloseable {
    static final String NAME = "video-edge";

    private final AutoScalingClient client;

    private TestGroup(AutoScalingClient client) {
        this.client = client;
    }

    /** Wipes the emulator and creates the group. */
    static TestGroup create(MotoServer moto, int minSize, int maxSize) {
        moto.reset();
        AutoScalingClient client = client(moto.endpoint());
        client.createLaunchConfiguration(request ->
                request.launchConfigurationName("small").imageId("ami-12c6146b").instanceType("t3.small"));
        client.createAutoScalingGroup(request -> request.autoScalingGroupName(NAME)
                .launchConfigurationName("small")
                .availabilityZones("eu-west-3a")
                .minSize(minSize)
                .maxSize(maxSize));
        return new TestGroup(client);
    }

    /** A client that does not retry by itself, so that each fault is seen once. */
    static AutoScalingClient client(URI endpoint) {
        return AutoScalingClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(Duration.ofSeconds(20)))
                .build();
    }

    AutoScalingClient client() {
        return client;
    }

    AutoScalingGroup read() {
        return client.describeAutoScalingGroups(request -> request.autoScalingGroupNames(NAME))
                .autoScalingGroups()
                .get(0);
    }

    AutoScalingGroup read(String name) {
        return client.describeAutoScalingGroups(request -> request.autoScalingGroupNames(name))
                .autoScalingGroups()
                .get(0);
    }

    /** A group that is none of Kickoff's business. */
    AutoScalingGroup another(String name) {
        client.createAutoScalingGroup(request -> request.autoScalingGroupName(name)
                .launchConfigurationName("small")
                .availabilityZones("eu-west-3a")
                .minSize(1)
                .maxSize(3));
        return read(name);
    }

    /** Schedules an action as somebody other than Kickoff would. */
    void schedule(String action, Instant start, int minSize) {
        client.putScheduledUpdateGroupAction(request -> request.autoScalingGroupName(NAME)
                .scheduledActionName(action)
                .startTime(start)
                .minSize(minSize));
    }

    List<ScheduledAction> scheduled() {
        return client
                .describeScheduledActions(request -> request.autoScalingGroupName(NAME))
                .scheduledUpdateGroupActions()
                .stream()
                .map(ScheduledAction::of)
                .toList();
    }

    List<ScheduledAction> scheduledByKickoff() {
        return scheduled().stream().filter(ScheduledAction::isOurs).toList();
    }

    List<ScheduledAction> scheduledByOthers() {
        return scheduled().stream().filter(action -> !action.isOurs()).toList();
    }

    int minSize() {
        return read().minSize();
    }

    List<String> tags() {
        return tags(RaisedTag.KEY);
    }

    List<String> tags(String key) {
        return read().tags().stream()
                .filter(tag -> tag.key().equals(key))
                .map(TagDescription::value)
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
