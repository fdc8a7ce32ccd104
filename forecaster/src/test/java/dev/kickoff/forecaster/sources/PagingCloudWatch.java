package dev.kickoff.forecaster.sources;

import dev.kickoff.emulator.Form;
import dev.kickoff.emulator.FormProxy;
import dev.kickoff.emulator.FormProxy.Answer;
import dev.kickoff.emulator.FormProxy.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * moto gives all data points at once; CloudWatch gives them in parts, with a token for the rest. This stands before moto
 * and asks it for one part of the window at a time. The tokens are simulated, the data are moto's.
 */
final class PagingCloudWatch implements FormProxy.Upstream {
    private static final String QUERY = "MetricDataQueries.member.1.MetricStat.";

    private final FormProxy.Upstream moto;
    private final int stepsAtOnce;

    PagingCloudWatch(URI moto, int stepsAtOnce) {
        this.moto = FormProxy.forwarding(moto);
        this.stepsAtOnce = stepsAtOnce;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        Form form = request.form();
        if (!"GetMetricData".equals(form.get("Action"))) {
            return moto.answer(request);
        }
        long period = Long.parseLong(field(form, QUERY + "Period"));
        Instant end = Instant.parse(field(form, "EndTime"));
        String token = form.get("NextToken");
        Instant from = Instant.parse(token == null ? field(form, "StartTime") : token);
        Instant to = from.plusSeconds(stepsAtOnce * period);
        if (!to.isBefore(end)) {
            return moto.answer(request.with(form.with("StartTime", from.toString())));
        }
        Answer part =
                moto.answer(request.with(form.with("StartTime", from.toString()).with("EndTime", to.toString())));
        String text = new String(part.body(), StandardCharsets.UTF_8)
                .replace("<StatusCode>Complete<", "<StatusCode>PartialData<")
                .replace("</GetMetricDataResult>", "<NextToken>" + to + "</NextToken></GetMetricDataResult>");
        return new Answer(part.status(), part.contentType(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(Form form, String name) {
        return Objects.requireNonNull(form.get(name), name);
    }
}
