package dev.kickoff.standalone.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.FormProxy;
import dev.kickoff.emulator.Mishap;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** From moto. */
class CloudWatchImportTest {
    private static final int STEPS = 60;
    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");

    private final Instant from =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(5));

    @TempDir
    Path folder;

    private MotoServer moto;
    private FormProxy proxy;
    private Path out;

    @BeforeEach
    void startServer() {
        CREDENTIALS.forEach(System::setProperty);
        moto = MotoServer.start();
        proxy = FormProxy.before(moto.endpoint());
        out = folder.resolve("traffic.csv");
        try (CloudWatchClient client = CloudWatchClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_WEST_3)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            List<MetricDatum> data = IntStream.range(0, STEPS)
                    .mapToObj(step -> MetricDatum.builder()
                            .metricName("Requests")
                            .dimensions(dimension -> dimension.name("Frontend").value("web"))
                            .timestamp(at(step))
                            .value(step + 0.25)
                            .build())
                    .toList();
            client.putMetricData(request -> request.namespace("Shop").metricData(data));
        }
    }

    @AfterEach
    void stopServer() {
        proxy.close();
        moto.close();
        CREDENTIALS.keySet().forEach(System::clearProperty);
    }

    @Test
    void carriesOnWhereAnInterruptedImportEnded() throws IOException {
        proxy.next(Mishap.none(), Mishap.awsError(403, "AccessDenied", "not authorized"));
        String failure = importing().err();
        assertTrue(failure.contains("AccessDenied: not authorized; 20 of 60 steps"), failure);

        importing().succeeded();

        assertEquals(
                IntStream.range(0, STEPS)
                        .mapToObj(step -> at(step) + "," + (step + 0.25))
                        .toList(),
                Csv.rows(out));
        assertEquals(
                List.of(at(0).toString(), at(20).toString(), at(40).toString()),
                proxy.answered().stream().map(form -> form.get("StartTime")).toList());
    }

    @Test
    void refusesAStatisticAndAStepThatCloudWatchDoesNotHave() {
        assertTrue(importing("--statistic", "Median")
                .refusedWith(2)
                .contains("--statistic: statistic 'Median' must be Sum, Average"));
        assertTrue(importing("--step", "75").refusedWith(2).contains("--step '75' must be a multiple of 60"));
    }

    private CommandRun importing() {
        return importing("--statistic", "Sum");
    }

    private CommandRun importing(String option, String value) {
        boolean step = option.equals("--step");
        return CommandRun.of(
                "import",
                "--cloudwatch",
                "eu-west-3",
                "--namespace",
                "Shop",
                "--metric",
                "Requests",
                "--dimension",
                "Frontend=web",
                "--endpoint",
                proxy.url(),
                "--statistic",
                step ? "Sum" : value,
                "--step",
                step ? value : 60,
                "--from",
                step ? from.truncatedTo(ChronoUnit.DAYS) : from,
                "--to",
                step ? from.truncatedTo(ChronoUnit.DAYS).plusSeconds(75 * 20) : at(STEPS),
                "--page-steps",
                20,
                "--out",
                out);
    }

    private Instant at(int step) {
        return from.plusSeconds(60L * step);
    }
}
