package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** The calls about one group. Failures come out as the SDK throws them. */
final class GroupCalls {
    private final AutoScalingClient client;
    private final String groupName;

    GroupCalls(AutoScalingClient client, String groupName) {
        this.client = client;
        this.groupName = groupName;
    }

    Optional<Group> describe() {
        return client
                .describeAutoScalingGroups(request -> request.autoScalingGroupNames(groupName))
                .autoScalingGroups()
                .stream()
                .findFirst()
                .map(Group::of);
    }

    /** @param maxSize null to leave it; both in one call, so there is no moment with the one above the other */
    void update(int minSize, @Nullable Integer maxSize) {
        client.updateAutoScalingGroup(request -> {
            request.autoScalingGroupName(groupName).minSize(minSize);
            if (maxSize != null) {
                request.maxSize(maxSize);
            }
        });
    }

    void updateMaxSize(int maxSize) {
        client.updateAutoScalingGroup(
                request -> request.autoScalingGroupName(groupName).maxSize(maxSize));
    }

    void tag(RaisedFloor raised) {
        tag(RaisedTag.KEY, RaisedTag.write(raised));
    }

    void tag(String key, String value) {
        client.createOrUpdateTags(request -> request.tags(tag -> tag.resourceType("auto-scaling-group")
                .resourceId(groupName)
                .key(key)
                .value(value)
                .propagateAtLaunch(false)));
    }
}
