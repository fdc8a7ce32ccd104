package dev.kickoff.transform.aws.iam;

import java.util.regex.Pattern;

/**
 * Where targets live.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param region for example {@code eu-west-3}
 * @param id twelve digits
 */
public record AwsAccount(String partition, String region, String id) {
    private static final Pattern ID = Pattern.compile("\\d{12}");

    public AwsAccount {
        require("partition", partition, partition.matches("aws[a-z-]*"), "aws, aws-cn or aws-us-gov");
        require("region", region, region.matches("[a-z0-9-]+"), "a Region such as eu-west-3");
        require("id", id, ID.matcher(id).matches(), "twelve digits");
    }

    /** In the partition {@code aws}. */
    public static AwsAccount of(String region, String id) {
        return new AwsAccount("aws", region, id);
    }

    /** @param resource what stands after the account in an ARN; {@code *} stands for anything */
    public String arn(String service, String resource) {
        return "arn:" + partition + ":" + service + ":" + region + ":" + id + ":" + resource;
    }

    private static void require(String field, String value, boolean good, String what) {
        if (!good) {
            throw new IllegalArgumentException(field + " '" + value + "' must be " + what);
        }
    }
}
