package dev.kickoff.schemas;

/**
 * An instance of a service asks for a {@link Lease}. Each target has one for those who act and one for those in dry run:
 * an instance that is only tried out must not keep the others from acting.
 *
 * @param instance stable while the process lives, as in its reports
 * @param target as in its reports' actions, for example {@code autoscaling-group/video-edge}
 * @param mode whether the instance would touch the target
 */
public record LeaseRequest(String instance, String target, Report.Mode mode) {
    public LeaseRequest {
        Check.identifier(instance, "instance");
        Check.text(target, "target");
        Check.required(mode, "mode");
    }
}
