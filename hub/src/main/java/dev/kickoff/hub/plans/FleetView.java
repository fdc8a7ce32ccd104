package dev.kickoff.hub.plans;

import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.services.LaunchRateTable;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.ServiceRegistration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All services as their teams declared them and with what the hub's people set for them. A value that is good until
 * somebody changes one of both.
 */
public final class FleetView {
    /**
     * A service with its settings.
     *
     * @param policy with the launch group as {@link FleetView#rates} names it
     * @param digest another one for other settings
     */
    public record Member(ServiceRegistration registration, ServicePolicy policy, String digest) {
        public ServiceRegion key() {
            return ServiceRegion.of(registration);
        }

        DriverKey driver() {
            return DriverKey.of(registration);
        }
    }

    static final FleetView EMPTY =
            new FleetView(List.of(), Map.of(), new LaunchRateTable(0, List.of(), null, null, null));

    private final Map<ServiceRegion, Member> members = new TreeMap<>();
    private final Map<DriverKey, List<Member>> byDriver = new TreeMap<>();
    private final Map<String, LaunchRate> rates = new TreeMap<>();
    private final Together together = new Together();

    public FleetView(
            List<ServiceRegistration> services, Map<ServiceRegion, ServicePolicy> policies, LaunchRateTable table) {
        Set<String> failingOver = policies.entrySet().stream()
                .filter(set -> set.getValue().failOver())
                .map(set -> set.getKey().service())
                .collect(Collectors.toSet());
        for (ServiceRegistration service : services) {
            ServicePolicy set = policies.getOrDefault(ServiceRegion.of(service), ServicePolicy.NONE);
            Member member = new Member(service, paced(service, set, table), "");
            Member complete = new Member(service, member.policy(), digest(member));
            members.put(complete.key(), complete);
            byDriver.computeIfAbsent(complete.driver(), key -> new ArrayList<>())
                    .add(complete);
            together.add(complete, failingOver.contains(service.service()));
        }
    }

    public Collection<Member> members() {
        return members.values();
    }

    Map<DriverKey, List<Member>> byDriver() {
        return byDriver;
    }

    /** Of all launch groups that policies name. */
    public List<LaunchRate> rates() {
        return List.copyOf(rates.values());
    }

    /** These and all that have to be planned with them, in the order of their names. */
    List<Member> with(Set<ServiceRegion> services) {
        Set<ServiceRegion> all = new TreeSet<>(together.with(services));
        all.retainAll(members.keySet());
        return all.stream().map(members::get).toList();
    }

    /** Where an account or region has a rate of its own, the group gets a name of its own. */
    private ServicePolicy paced(ServiceRegistration service, ServicePolicy policy, LaunchRateTable table) {
        String group = policy.launchGroup();
        LaunchRate usual = group == null ? null : table.rate(group, null, "").orElse(null);
        LaunchRate here = group == null
                ? null
                : table.rate(group, service.account(), service.region()).orElse(null);
        if (group == null || usual == null || here == null) {
            return policy;
        }
        boolean own = !usual.equals(here);
        String name = own ? group + " (" + service.account() + ", " + service.region() + ")" : group;
        rates.put(name, new LaunchRate(name, here.burst(), here.perSecond()));
        return new ServicePolicy(
                policy.quantile(),
                policy.headroomPct(),
                policy.failOver(),
                policy.quota(),
                name,
                policy.unitPricePerHour(),
                policy.approvalUsd(),
                policy.approvalUnits());
    }

    private String digest(Member member) {
        LaunchRate rate = member.policy().launchGroup() == null
                ? null
                : rates.get(member.policy().launchGroup());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((member.registration() + "|" + member.policy() + "|" + rate)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
