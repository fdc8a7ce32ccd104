package dev.kickoff.hub.services;

import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.schemas.InvalidDocumentException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All launch rates together.
 *
 * @param revision from 1 on; 0 for the defaults
 * @param rates at most one for the same group, account and region; each group has one for any account and region
 * @param author who set them, null for the defaults
 * @param reason why, null for the defaults
 * @param at when, null for the defaults
 */
public record LaunchRateTable(
        int revision,
        List<Entry> rates,
        @Nullable String author,
        @Nullable String reason,
        @Nullable Instant at) {
    /**
     * A rate and where it holds.
     *
     * @param group launch group
     * @param account this account only, or null for any
     * @param region this region only, or null for any
     * @param burst units at once, above 0
     * @param perSecond units per second after that, above 0
     */
    public record Entry(
            String group,
            @Nullable String account,
            @Nullable String region,
            double burst,
            double perSecond) {
        public Entry {
            requireName("rates.group", group);
            if (account != null) {
                requireName("rates.account", account);
            }
            if (region != null) {
                requireName("rates.region", region);
            }
            requirePositive("rates.burst", burst);
            requirePositive("rates.perSecond", perSecond);
        }

        static Entry of(LaunchRate rate) {
            return new Entry(rate.group(), null, null, rate.burst(), rate.perSecond());
        }

        private boolean holds(String wantedGroup, @Nullable String inAccount, String inRegion) {
            return group.equals(wantedGroup)
                    && (account == null || account.equals(inAccount))
                    && (region == null || region.equals(inRegion));
        }

        /** An account says more than a region. */
        private int precision() {
            return (account == null ? 0 : 2) + (region == null ? 0 : 1);
        }

        @SuppressWarnings("NullAway") // what JSON leaves out is null, and refused here
        private static void requireName(String field, String name) {
            if (name == null || name.isBlank() || name.length() > 100) {
                throw new InvalidDocumentException(field, name, "must be a name of at most 100 characters");
            }
        }

        private static void requirePositive(String field, double value) {
            if (!(value > 0) || !Double.isFinite(value)) {
                throw new InvalidDocumentException(field, value, "must be above 0");
            }
        }
    }

    static final LaunchRateTable DEFAULT =
            new LaunchRateTable(0, List.of(Entry.of(LaunchRate.FARGATE), Entry.of(LaunchRate.EC2)), null, null, null);

    public LaunchRateTable {
        rates = List.copyOf(rates);
        Set<List<String>> places = new HashSet<>();
        for (Entry rate : rates) {
            List<String> place = new ArrayList<>(List.of(rate.group()));
            place.add(rate.account() == null ? "" : rate.account());
            place.add(rate.region() == null ? "" : rate.region());
            if (!places.add(place)) {
                throw new InvalidDocumentException("rates", place, "must not have two rates");
            }
        }
        for (Entry rate : rates) {
            if (!places.contains(List.of(rate.group(), "", ""))) {
                throw new InvalidDocumentException(
                        "rates.group", rate.group(), "must also have a rate for any account and region");
            }
        }
    }

    /** Names of all groups. */
    public Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        rates.forEach(rate -> groups.add(rate.group()));
        return groups;
    }

    /**
     * The rate of a group in an account and region: the one for exactly there, else for the account, else for the region,
     * else for anywhere.
     *
     * @param account null when unknown
     * @return empty for an unknown group
     */
    public Optional<LaunchRate> rate(String group, @Nullable String account, String region) {
        return rates.stream()
                .filter(rate -> rate.holds(group, account, region))
                .reduce((a, b) -> b.precision() > a.precision() ? b : a)
                .map(rate -> new LaunchRate(group, rate.burst(), rate.perSecond()));
    }
}
