package dev.kickoff.examples;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** Makes Kickoff with the application, and ends it before its AWS client. */
@ApplicationScoped
class KickoffOfTheService {
    @Produces
    @Singleton
    AutoScalingClient aws() {
        return AutoScalingClient.create();
    }

    void close(@Disposes AutoScalingClient client) {
        client.close();
    }

    @Produces
    @Singleton
    @Startup
    Kickoff kickoff(KickoffSettings settings, AutoScalingClient aws) {
        KickoffBuilder builder = Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(1_200)) // one instance serves 1,200 requests per step
                .leadTime(Duration.ofMinutes(5))
                .minCapacity(4)
                .maxCapacity(60)
                .hub(settings.hub())
                .token(settings.token())
                .backupDirectory(Path.of(settings.backupDirectory()))
                .actuator(AutoScalingGroupActuator.builder(aws, "video-edge").build());
        settings.trustedKeys().forEach(builder::trustKey);
        if (settings.act()) {
            builder.act();
        }
        Kickoff kickoff = builder.build();
        kickoff.start();
        return kickoff;
    }

    void close(@Disposes Kickoff kickoff) {
        kickoff.close();
    }
}
