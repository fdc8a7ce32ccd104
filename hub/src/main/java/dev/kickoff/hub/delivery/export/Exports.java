package dev.kickoff.hub.delivery.export;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a schedule in the words of each tool. */
final class Exports {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private Exports() {}

    /** Inputs of {@code aws autoscaling batch-put-scheduled-update-group-action --cli-input-json}, in order. */
    static Map<String, Object> group(Schedule schedule, String group, ExportRules rules) {
        List<Map<String, Object>> batches = new ArrayList<>();
        for (int from = 0; from < schedule.actions().size(); from += rules.perBatch()) {
            int to = Math.min(from + rules.perBatch(), schedule.actions().size());
            batches.add(ordered(
                    "AutoScalingGroupName",
                    group,
                    "ScheduledUpdateGroupActions",
                    schedule.actions().subList(from, to).stream()
                            .map(action -> ordered(
                                    "ScheduledActionName", action.name(),
                                    "StartTime", action.startAt().toString(),
                                    "MinSize", action.capacity()))
                            .toList()));
        }
        return about(schedule, "batches", batches);
    }

    /** Inputs of {@code aws application-autoscaling put-scheduled-action --cli-input-json}, in order. */
    static Map<String, Object> scalableTarget(Schedule schedule, String resource, String namespace, String dimension) {
        return about(
                schedule,
                "inputs",
                schedule.actions().stream()
                        .map(action -> ordered(
                                "ServiceNamespace",
                                namespace,
                                "ResourceId",
                                resource,
                                "ScalableDimension",
                                dimension,
                                "ScheduledActionName",
                                action.name(),
                                "Schedule",
                                "at(" + AT.format(action.startAt()) + ")",
                                "Timezone",
                                "UTC",
                                "ScalableTargetAction",
                                Map.of("MinCapacity", action.capacity())))
                        .toList());
    }

    /** Resources of Terraform's AWS provider, in which -1 leaves a bound as it is. */
    static String terraform(Schedule schedule, String group) {
        StringBuilder text = new StringBuilder("# Kickoff plan of ")
                .append(schedule.plan().service())
                .append(" in ")
                .append(schedule.plan().region())
                .append(", version ")
                .append(schedule.plan().version())
                .append(schedule.complete() ? "\n" : "; its end is left out, export it again later\n");
        for (Action action : schedule.actions()) {
            text.append("""

                    resource "aws_autoscaling_schedule" "%s" {
                      autoscaling_group_name = "%s"
                      scheduled_action_name  = "%s"
                      start_time             = "%s"
                      min_size               = %d
                      max_size               = -1
                      desired_capacity       = -1
                    }
                    """.formatted(action.name(), group, action.name(), action.startAt(), action.capacity()));
        }
        return text.toString();
    }

    private static Map<String, Object> about(Schedule schedule, String what, Object content) {
        return ordered(
                "service",
                schedule.plan().service(),
                "region",
                schedule.plan().region(),
                "version",
                schedule.plan().version(),
                "prefix",
                schedule.prefix(),
                "complete",
                schedule.complete(),
                "highestMinimum",
                schedule.actions().stream().mapToInt(Action::capacity).max().orElse(0),
                what,
                content);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
