package dev.kickoff.transform.aws;

import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import java.util.ArrayList;
import java.util.List;

/** What calls about an EC2 Auto Scaling group take. */
final class GroupPermissions {
    private static final String MAX_SIZE = "autoscaling:MaxSize";

    private GroupPermissions() {}

    /** @param allowedMaxSize how far MaxSize may be raised, 0 if it may not be touched */
    static List<IamStatement> of(String groupName, int allowedMaxSize, boolean tagged, AwsAccount in) {
        List<String> group = List.of(in.arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/" + groupName));
        IamStatement update = IamStatement.on(group, "autoscaling:UpdateAutoScalingGroup");
        List<IamStatement> statements = new ArrayList<>();
        statements.add(IamStatement.everywhere(
                "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeScheduledActions"));
        statements.add(
                allowedMaxSize == 0
                        ? update.when("Null", MAX_SIZE, "true")
                        : update.when("NumericLessThanEqualsIfExists", MAX_SIZE, String.valueOf(allowedMaxSize)));
        statements.add(IamStatement.on(
                group, "autoscaling:BatchPutScheduledUpdateGroupAction", "autoscaling:BatchDeleteScheduledAction"));
        if (tagged) {
            statements.add(IamStatement.on(group, "autoscaling:CreateOrUpdateTags")
                    .when("ForAllValues:StringEquals", "aws:TagKeys", RaisedTag.KEY, AheadTag.KEY));
        }
        return statements;
    }
}
