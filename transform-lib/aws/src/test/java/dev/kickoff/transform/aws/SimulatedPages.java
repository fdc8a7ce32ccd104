package dev.kickoff.transform.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.BatchDeleteScheduledActionRequest;
import software.amazon.awssdk.services.autoscaling.model.BatchDeleteScheduledActionResponse;
import software.amazon.awssdk.services.autoscaling.model.BatchPutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.BatchPutScheduledUpdateGroupActionResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/** A client that answers in pages as AWS does and the emulator does not: the pages are simulated, what is on them is not. */
final class SimulatedPages implements AutoScalingClient {
    private final AutoScalingClient client;
    private final List<Integer> sizes = new ArrayList<>();

    SimulatedPages(AutoScalingClient client) {
        this.client = client;
    }

    /** How many actions were on each page that was read. */
    List<Integer> sizes() {
        return sizes;
    }

    @Override
    public DescribeScheduledActionsResponse describeScheduledActions(DescribeScheduledActionsRequest request) {
        List<ScheduledUpdateGroupAction> all =
                client.describeScheduledActions(request).scheduledUpdateGroupActions();
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int to = Math.min(all.size(), from + request.maxRecords());
        sizes.add(to - from);
        return DescribeScheduledActionsResponse.builder()
                .scheduledUpdateGroupActions(all.subList(from, to))
                .nextToken(to < all.size() ? String.valueOf(to) : null)
                .build();
    }

    @Override
    public DescribeAutoScalingGroupsResponse describeAutoScalingGroups(DescribeAutoScalingGroupsRequest request) {
        return client.describeAutoScalingGroups(request);
    }

    @Override
    public BatchPutScheduledUpdateGroupActionResponse batchPutScheduledUpdateGroupAction(
            BatchPutScheduledUpdateGroupActionRequest request) {
        return client.batchPutScheduledUpdateGroupAction(request);
    }

    @Override
    public BatchDeleteScheduledActionResponse batchDeleteScheduledAction(BatchDeleteScheduledActionRequest request) {
        return client.batchDeleteScheduledAction(request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {}
}
