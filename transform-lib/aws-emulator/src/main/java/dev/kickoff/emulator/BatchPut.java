package dev.kickoff.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code BatchPutScheduledUpdateGroupAction} of which AWS does a part: it says so inside an answer of success.
 *
 * @param request what is left of it
 * @param failed names of the entries that are not done
 */
record BatchPut(byte[] request, List<String> failed) {
    static final String ACTION = "BatchPutScheduledUpdateGroupAction";

    private static final Pattern ENTRY = Pattern.compile("ScheduledUpdateGroupActions\\.member\\.(\\d+)\\.(.+)");

    static BatchPut failing(byte[] body, Predicate<String> fails) {
        Map<String, String> kept = new LinkedHashMap<>();
        Map<String, Map<String, String>> entries = new LinkedHashMap<>();
        Form.parse(body).fields().forEach((field, value) -> {
            Matcher entry = ENTRY.matcher(field);
            if (entry.matches()) {
                entries.computeIfAbsent(entry.group(1), number -> new LinkedHashMap<>())
                        .put(entry.group(2), value);
            } else {
                kept.put(field, value);
            }
        });
        List<String> failed = new ArrayList<>();
        int number = 0;
        for (Map<String, String> entry : entries.values()) {
            String name = entry.getOrDefault("ScheduledActionName", "");
            if (fails.test(name)) {
                failed.add(name);
            } else {
                number++;
                String prefix = "ScheduledUpdateGroupActions.member." + number + ".";
                entry.forEach((field, value) -> kept.put(prefix + field, value));
            }
        }
        return new BatchPut(new Form(kept).encoded().getBytes(UTF_8), failed);
    }

    byte[] answer(String code) {
        StringBuilder members = new StringBuilder();
        for (String name : failed) {
            members.append("<member><ScheduledActionName>" + name + "</ScheduledActionName><ErrorCode>" + code
                    + "</ErrorCode><ErrorMessage>as the fault proxy was told</ErrorMessage></member>");
        }
        return ("<BatchPutScheduledUpdateGroupActionResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">"
                        + "<BatchPutScheduledUpdateGroupActionResult><FailedScheduledUpdateGroupActions>" + members
                        + "</FailedScheduledUpdateGroupActions></BatchPutScheduledUpdateGroupActionResult>"
                        + "<ResponseMetadata><RequestId>fault-proxy</RequestId></ResponseMetadata>"
                        + "</BatchPutScheduledUpdateGroupActionResponse>")
                .getBytes(UTF_8);
    }
}
