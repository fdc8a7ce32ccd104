package dev.kickoff.transform.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AlreadyExistsException;
import software.amazon.awssdk.services.autoscaling.model.FailedScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;

/**
 * The calls about the scheduled actions of one group, in batches as large as AWS takes. Failures of a call come out as the
 * SDK throws them; what a batch has not done comes back.
 */
final class ScheduleCalls {
    private static final String ALREADY_EXISTS = "AlreadyExists";

    private final AutoScalingClient client;
    private final String groupName;
    private final ScheduleLimits limits;

    ScheduleCalls(AutoScalingClient client, String groupName, ScheduleLimits limits) {
        this.client = client;
        this.groupName = groupName;
        this.limits = limits;
    }

    /** Everybody's, all pages of them. */
    List<ScheduledAction> describe() {
        return client
                .describeScheduledActionsPaginator(
                        request -> request.autoScalingGroupName(groupName).maxRecords(limits.actionsPerPage()))
                .scheduledUpdateGroupActions()
                .stream()
                .map(ScheduledAction::of)
                .toList();
    }

    /**
     * Concurrent puts on one group give an AlreadyExists that means nothing, as the names are ours and a put changes what is
     * there: those are put again, one by one.
     *
     * @return why, by the name of each that was not put
     */
    Map<String, String> put(List<ScheduledAction> actions) {
        Map<String, String> failed = new LinkedHashMap<>();
        for (List<ScheduledAction> batch : batches(actions)) {
            for (FailedScheduledUpdateGroupActionRequest failure : putBatch(batch)) {
                String name = failure.scheduledActionName();
                if (!ALREADY_EXISTS.equals(failure.errorCode()) || !putAlone(named(batch, name))) {
                    failed.put(name, failure.errorCode() + ": " + failure.errorMessage());
                }
            }
        }
        return failed;
    }

    private List<FailedScheduledUpdateGroupActionRequest> putBatch(List<ScheduledAction> batch) {
        try {
            return putBatchOnce(batch);
        } catch (AlreadyExistsException spurious) {
            return putBatchOnce(batch);
        }
    }

    private List<FailedScheduledUpdateGroupActionRequest> putBatchOnce(List<ScheduledAction> batch) {
        List<ScheduledUpdateGroupActionRequest> requests = batch.stream()
                .map(action -> ScheduledUpdateGroupActionRequest.builder()
                        .scheduledActionName(action.name())
                        .startTime(action.start())
                        .minSize(action.minSize())
                        .build())
                .toList();
        return client.batchPutScheduledUpdateGroupAction(
                        request -> request.autoScalingGroupName(groupName).scheduledUpdateGroupActions(requests))
                .failedScheduledUpdateGroupActions();
    }

    private boolean putAlone(ScheduledAction action) {
        try {
            return putBatchOnce(List.of(action)).isEmpty();
        } catch (AlreadyExistsException again) {
            return false;
        }
    }

    /** @return why, by the name of each that was not deleted */
    Map<String, String> delete(List<String> names) {
        Map<String, String> failed = new LinkedHashMap<>();
        for (List<String> batch : batches(names)) {
            client.batchDeleteScheduledAction(
                            request -> request.autoScalingGroupName(groupName).scheduledActionNames(batch))
                    .failedScheduledActions()
                    .forEach(failure -> failed.put(
                            failure.scheduledActionName(), failure.errorCode() + ": " + failure.errorMessage()));
        }
        return failed;
    }

    private static ScheduledAction named(List<ScheduledAction> actions, String name) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += limits.actionsPerCall()) {
            batches.add(all.subList(from, Math.min(all.size(), from + limits.actionsPerCall())));
        }
        return batches;
    }
}
