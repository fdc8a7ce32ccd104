package dev.kickoff.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** Holds docs/add-the-library.md to this application, which another test runs, and to the library. */
class GuideTest {
    private static final Path ROOT = Path.of(System.getProperty("kickoff.root", "../../.."));
    private static final Path GUIDE = ROOT.resolve("docs/add-the-library.md");

    @Test
    void thePropertiesAreThoseOfThisApplication() throws IOException {
        assertThat(blocks("properties").get(0))
                .isEqualTo(Files.readString(Path.of("src/main/resources/application.properties")));
        assertThat(blocks("properties").get(1)).isEqualTo("kickoff.act=true\n");
    }

    @Test
    void theDependenciesAreThoseOfThisApplication() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        String guide = blocks("xml").get(0);
        List<String> artifacts = all(guide, "<artifactId>([^<]+)</artifactId>");
        assertThat(artifacts)
                .hasSize(3)
                .allMatch(artifact -> pom.contains("<artifactId>" + artifact + "</artifactId>"));
        List<String> versions = all(guide, "<version>([^<]+)</version>");
        assertThat(versions)
                .containsExactly(
                        all(parent, "<artifactId>kickoff-parent</artifactId>\\s+<version>([^<]+)")
                                .get(0),
                        all(parent, "<aws-sdk.version>([^<]+)").get(0));
    }

    @Test
    void theRoleMayDoWhatTheLibraryDoesAndNothingElse() throws IOException {
        try (AutoScalingClient client =
                AutoScalingClient.builder().region(Region.EU_WEST_3).build()) {
            String needed = IamPolicy.forTargets(
                            AwsAccount.of("eu-west-3", "111122223333"),
                            AutoScalingGroupActuator.builder(client, "video-edge")
                                    .build())
                    .json();
            if ("write".equals(System.getProperty("kickoff.docs"))) {
                String guide = Files.readString(GUIDE);
                Files.writeString(GUIDE, guide.replace(blocks("json").get(0), needed + "\n"));
            }
            assertThat(blocks("json").get(0)).as("make docs writes it anew").isEqualTo(needed + "\n");
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return all(Files.readString(GUIDE), "(?s)```" + language + "\n(.*?)```");
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
