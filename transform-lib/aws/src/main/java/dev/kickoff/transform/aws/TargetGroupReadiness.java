package dev.kickoff.transform.aws;

import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Readiness;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import dev.kickoff.transform.aws.iam.NeedsPermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * Counts what a load balancer would send traffic to: targets that pass their health check. With several target groups a
 * unit is ready when it is healthy in all of them, so the group with the fewest counts.
 *
 * <p>One registered target, an id and a port, is one unit: not for groups whose instances have weights. Needs {@code
 * elasticloadbalancing:DescribeTargetHealth}; costs one call per target group and cycle. Thread-safe if the client is.
 */
public final class TargetGroupReadiness implements Readiness, NeedsPermissions {
    /** Still on their way in or out, which is as it should be. */
    private static final Set<TargetHealthStateEnum> PASSING = Set.of(
            TargetHealthStateEnum.HEALTHY,
            TargetHealthStateEnum.INITIAL,
            TargetHealthStateEnum.DRAINING,
            TargetHealthStateEnum.UNHEALTHY_DRAINING);

    private final ElasticLoadBalancingV2Client client;
    private final List<String> targetGroupArns;

    private TargetGroupReadiness(ElasticLoadBalancingV2Client client, List<String> targetGroupArns) {
        this.client = client;
        this.targetGroupArns = targetGroupArns;
    }

    /**
     * @param client stays the caller's: closed by the caller, after {@code Kickoff.close()}
     * @param targetGroupArns one or more
     */
    public static TargetGroupReadiness of(ElasticLoadBalancingV2Client client, String... targetGroupArns) {
        if (targetGroupArns.length == 0) {
            throw new IllegalArgumentException("targetGroupArns must name at least one target group");
        }
        for (String arn : targetGroupArns) {
            if (!arn.contains(":targetgroup/")) {
                throw new IllegalArgumentException("targetGroupArns '" + arn
                        + "' must be the ARN of a target group, arn:aws:elasticloadbalancing:…:targetgroup/…");
            }
        }
        return new TargetGroupReadiness(client, List.of(targetGroupArns));
    }

    @Override
    public Reading read(CapacityState target) {
        Integer fewest = null;
        List<String> problems = new ArrayList<>();
        for (String arn : targetGroupArns) {
            List<TargetHealthDescription> targets;
            try {
                targets = client.describeTargetHealth(request -> request.targetGroupArn(arn))
                        .targetHealthDescriptions();
            } catch (SdkException failed) {
                return Reading.unknown("cannot describe the targets of " + name(arn) + ": " + Failures.explain(failed));
            }
            int healthy = healthy(targets);
            fewest = fewest == null ? healthy : Math.min(fewest, healthy);
            String problem = problem(targets);
            if (problem != null) {
                problems.add(name(arn) + ": " + problem);
            }
        }
        return new Reading(fewest, problems.isEmpty() ? null : String.join("; ", problems));
    }

    @Override
    public List<IamStatement> permissions(AwsAccount account) {
        return List.of(IamStatement.everywhere("elasticloadbalancing:DescribeTargetHealth"));
    }

    private static int healthy(List<TargetHealthDescription> targets) {
        return (int) targets.stream()
                .filter(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                .map(TargetHealthDescription::target)
                .distinct()
                .count();
    }

    /** For example {@code 2 targets unhealthy (Target.Timeout)}; null if none is in a state that it should not be in. */
    private static @Nullable String problem(List<TargetHealthDescription> targets) {
        TreeMap<String, Long> states = targets.stream()
                .map(TargetHealthDescription::targetHealth)
                .filter(health -> !PASSING.contains(health.state()))
                .collect(Collectors.groupingBy(TargetGroupReadiness::described, TreeMap::new, Collectors.counting()));
        return states.isEmpty()
                ? null
                : states.entrySet().stream()
                        .map(state -> state.getValue() + " targets " + state.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String described(TargetHealth health) {
        return health.stateAsString() + (health.reasonAsString() == null ? "" : " (" + health.reasonAsString() + ")");
    }

    /** What people call the group: its name, without account and random part. */
    private static String name(String arn) {
        String[] parts = arn.split("/", -1);
        return "target-group/" + (parts.length > 1 ? parts[1] : arn);
    }
}
