package dev.kickoff.transform.aws.iam;

import java.util.List;

/** Something that calls AWS, and says what must be allowed for that as it is set up. */
public interface NeedsPermissions {
    /** @param account where its targets are */
    List<IamStatement> permissions(AwsAccount account);
}
