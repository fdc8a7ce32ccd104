package dev.kickoff.transform.aws;

import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * What calls about a scalable target take. Its ARN holds an id that nobody knows beforehand, so they are limited to its
 * dimension. When a target is changed, Application Auto Scaling looks whether the caller may also do to the resource what
 * the target will do; without that the call fails.
 */
final class ScalableTargetPermissions {
    /** As far as they are known for these namespaces; AWS names what it misses in the error. */
    private static final Map<ServiceNamespace, List<String>> CHECKED = Map.of(
            ServiceNamespace.DYNAMODB, List.of("dynamodb:DescribeTable", "dynamodb:UpdateTable"),
            ServiceNamespace.ECS, List.of("ecs:DescribeServices", "ecs:UpdateService"),
            ServiceNamespace.ELASTICACHE,
                    List.of(
                            "elasticache:DescribeReplicationGroups",
                            "elasticache:ModifyReplicationGroupShardConfiguration",
                            "elasticache:IncreaseReplicaCount",
                            "elasticache:DecreaseReplicaCount",
                            "elasticache:DescribeCacheClusters",
                            "elasticache:DescribeCacheParameters"),
            ServiceNamespace.LAMBDA,
                    List.of(
                            "lambda:PutProvisionedConcurrencyConfig",
                            "lambda:GetProvisionedConcurrencyConfig",
                            "lambda:DeleteProvisionedConcurrencyConfig"),
            ServiceNamespace.RDS,
                    List.of(
                            "rds:AddTagsToResource",
                            "rds:CreateDBInstance",
                            "rds:DeleteDBInstance",
                            "rds:DescribeDBClusters",
                            "rds:DescribeDBInstances"));

    private final ScalableDimension dimension;
    private final String resourceId;
    private final AwsAccount account;
    private final List<IamStatement> statements = new ArrayList<>();

    private ScalableTargetPermissions(ScalableDimension dimension, String resourceId, AwsAccount account) {
        this.dimension = dimension;
        this.resourceId = resourceId;
        this.account = account;
    }

    /** @param registering whether a missing target is registered */
    static List<IamStatement> of(
            ScalableDimension dimension, String resourceId, boolean tagged, boolean registering, AwsAccount account) {
        ScalableTargetPermissions permissions = new ScalableTargetPermissions(dimension, resourceId, account);
        permissions.changes();
        if (tagged) {
            permissions.tags();
        }
        if (registering) {
            permissions.roleOfTheNamespace();
        }
        permissions.checkedByAws();
        return permissions.statements;
    }

    private void changes() {
        statements.add(IamStatement.everywhere("application-autoscaling:DescribeScalableTargets"));
        if (namespace() != ServiceNamespace.KAFKA) {
            statements.add(IamStatement.everywhere("application-autoscaling:DescribeScheduledActions"));
        }
        String[] writes = namespace() == ServiceNamespace.KAFKA
                ? new String[] {"application-autoscaling:RegisterScalableTarget"}
                : new String[] {
                    "application-autoscaling:DeleteScheduledAction",
                    "application-autoscaling:PutScheduledAction",
                    "application-autoscaling:RegisterScalableTarget"
                };
        statements.add(onTargets(writes)
                .when(
                        "StringEquals",
                        "application-autoscaling:service-namespace",
                        namespace().toString())
                .when("StringEquals", "application-autoscaling:scalable-dimension", dimension.toString()));
    }

    private void tags() {
        statements.add(onTargets("application-autoscaling:ListTagsForResource"));
        statements.add(onTargets("application-autoscaling:TagResource")
                .when("ForAllValues:StringEquals", "aws:TagKeys", RaisedTag.KEY, AheadTag.KEY));
    }

    /** AWS makes it for the account when the first target of a namespace is registered. */
    private void roleOfTheNamespace() {
        statements.add(IamStatement.everywhere("iam:CreateServiceLinkedRole")
                .when("StringLike", "iam:AWSServiceName", "*.application-autoscaling.amazonaws.com")
                .onlyCheckedByAws());
    }

    private void checkedByAws() {
        List<String> checked = CHECKED.get(namespace());
        if (checked != null) {
            statements.add(IamStatement.on(List.of(resource()), checked.toArray(String[]::new))
                    .onlyCheckedByAws());
        }
    }

    private IamStatement onTargets(String... actions) {
        return IamStatement.on(List.of(account.arn("application-autoscaling", "scalable-target/*")), actions);
    }

    private ServiceNamespace namespace() {
        return ScalableTargetCalls.namespace(dimension);
    }

    /** The resource's own ARN where its id is a part of it; AWS checks the others against made-up resources. */
    private String resource() {
        return switch (namespace()) {
            case ECS -> account.arn("ecs", resourceId);
            case DYNAMODB -> account.arn("dynamodb", resourceId);
            default -> "*";
        };
    }
}
