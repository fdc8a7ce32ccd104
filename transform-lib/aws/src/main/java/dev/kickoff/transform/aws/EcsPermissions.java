package dev.kickoff.transform.aws;

import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import java.util.ArrayList;
import java.util.List;

/** What calls about an ECS service take. */
final class EcsPermissions {
    private EcsPermissions() {}

    /** @param desiredCount whether it may be set */
    static List<IamStatement> of(
            String cluster, String service, boolean countHealthy, boolean desiredCount, boolean tagged, AwsAccount in) {
        List<String> serviceArn = List.of(in.arn("ecs", "service/" + cluster + "/" + service));
        List<IamStatement> statements = new ArrayList<>();
        statements.add(IamStatement.on(serviceArn, "ecs:DescribeServices"));
        if (desiredCount) {
            statements.add(IamStatement.on(serviceArn, "ecs:UpdateService"));
            if (tagged) {
                statements.add(IamStatement.on(serviceArn, "ecs:TagResource")
                        .when("ForAllValues:StringEquals", "aws:TagKeys", RaisedTag.KEY));
            }
        }
        if (countHealthy) {
            statements.add(IamStatement.everywhere("ecs:ListTasks")
                    .when("ArnEquals", "ecs:cluster", in.arn("ecs", "cluster/" + cluster)));
            statements.add(IamStatement.on(List.of(in.arn("ecs", "task/" + cluster + "/*")), "ecs:DescribeTasks"));
        }
        return statements;
    }
}
