package dev.kickoff.hub.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Paces the raises of all services that share a launch rate: one bucket per launch group, account and region. Services
 * whose account is unknown are taken to share one.
 */
final class LaunchPools {
    private record Pool(String group, @Nullable String account, String region) {}

    private final Map<String, LaunchRate> rates = new HashMap<>();
    private final Map<Pool, List<Draft>> pools = new LinkedHashMap<>();

    LaunchPools(List<LaunchRate> rates) {
        rates.forEach(rate -> this.rates.put(rate.group(), rate));
    }

    void add(Draft draft) {
        String group = draft.planned.policy().launchGroup();
        if (group == null) {
            return;
        }
        if (!rates.containsKey(group)) {
            draft.alert(
                    Alert.Kind.PACING,
                    null,
                    draft.blocks.now(),
                    "Launch group " + group + " has no rate, so raises are not spread: give it one, or take "
                            + draft.service.service() + " out of the group");
            return;
        }
        pools.computeIfAbsent(
                        new Pool(group, draft.service.account(), draft.service.region()), pool -> new ArrayList<>())
                .add(draft);
    }

    void pace() {
        List<Map.Entry<Pool, List<Draft>>> all = List.copyOf(pools.entrySet());
        all.parallelStream()
                .forEach(pool -> pace(pool.getValue(), rates.get(pool.getKey().group())));
    }

    /** A raise of one service. */
    private record Raise(Draft draft, int run, int units, int rank) {}

    private static void pace(List<Draft> drafts, @Nullable LaunchRate rate) {
        if (rate == null) {
            return;
        }
        List<Raise> raises = new ArrayList<>();
        drafts.forEach(draft -> collect(draft, raises));
        int size = raises.size();
        Pacing.Raises asked = new Pacing.Raises(new long[size], new int[size], new int[size]);
        for (int i = 0; i < size; i++) {
            Raise raise = raises.get(i);
            asked.deadline()[i] =
                    raise.draft().blocks.startSecond(raise.draft().outline.first()[raise.run()]);
            asked.units()[i] = raise.units();
            asked.rank()[i] = raise.rank();
        }
        long[] starts = Pacing.latestStarts(asked, rate);
        for (int i = 0; i < size; i++) {
            if (starts[i] < asked.deadline()[i]) {
                raises.get(i).draft().startEarlier(raises.get(i).run(), starts[i]);
            }
        }
        if (size == 0) {
            return;
        }
        int[] missing =
                Pacing.missing(asked, starts, rate, drafts.get(0).blocks.now().getEpochSecond());
        for (int i = 0; missing != null && i < size; i++) {
            if (missing[i] > 0) {
                raises.get(i).draft().noteMissing(raises.get(i).run(), missing[i]);
            }
        }
    }

    /** What runs when a service gets its first plan need not be launched. */
    private static void collect(Draft draft, List<Raise> raises) {
        int last = draft.firstPlan() && draft.outline.runs() > 0 ? draft.outline.capacity()[0] : draft.before;
        int rank = draft.rank();
        for (int run = 0; run < draft.outline.runs(); run++) {
            int capacity = draft.outline.capacity()[run];
            if (capacity > last) {
                raises.add(new Raise(draft, run, capacity - last, rank));
            }
            last = capacity;
        }
    }
}
