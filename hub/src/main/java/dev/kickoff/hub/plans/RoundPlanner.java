package dev.kickoff.hub.plans;

import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.planning.Alert;
import dev.kickoff.hub.planning.FleetPlanner;
import dev.kickoff.hub.planning.FleetRequest;
import dev.kickoff.hub.planning.FleetResult;
import dev.kickoff.hub.planning.PlanResult;
import dev.kickoff.hub.planning.PlannedService;
import dev.kickoff.hub.planning.Succession;
import dev.kickoff.hub.planning.Succession.Verdict;
import dev.kickoff.hub.plans.FleetView.Member;
import dev.kickoff.hub.plans.ForecastDesk.Answers;
import dev.kickoff.hub.plans.ForecastDesk.Basis;
import dev.kickoff.hub.readiness.ServiceReadiness;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans all services of a round on their forecasts, and decides which of the new plans are worth publishing. */
@ApplicationScoped
class RoundPlanner {
    /**
     * What a round is planned from.
     *
     * @param heads and the plans that belong to them
     * @param holds that are on
     */
    record Inputs(
            Agenda.Round round,
            Agenda.Situation situation,
            Map<ServiceRegion, CapacityPlan> inForce,
            Answers answers,
            List<Event> events,
            List<Hold> holds,
            Map<ServiceRegion, ServiceReadiness> readiness,
            Instant now) {
        ServiceReadiness readiness(Member member) {
            return readiness.getOrDefault(member.key(), ServiceReadiness.NONE);
        }

        PlanHead head(Member member) {
            return situation.heads().getOrDefault(member.key(), PlanHead.NONE);
        }
    }

    /**
     * What came of it.
     *
     * @param plans to publish; may be empty
     * @param kept services for which no plan could be made
     * @param bases what the plans were made with
     */
    record Outcome(
            List<CapacityPlan> plans,
            List<KeptPlan> kept,
            List<PlanHeads.Note> notes,
            List<Alert> alerts,
            Map<String, Instant> latestSafeStart,
            Map<ServiceRegion, PlanBasis> bases) {}

    private record Decided(Member member, CapacityPlan plan, Succession succession, boolean frozen) {}

    private final PlanningConfig config;

    RoundPlanner(PlanningConfig config) {
        this.config = config;
    }

    Outcome plan(Inputs inputs) {
        List<Member> members = inputs.round().members();
        List<PlannedService> services = new ArrayList<>(members.size());
        List<KeptPlan> kept = new ArrayList<>();
        List<PlanHeads.Note> notes = new ArrayList<>();
        for (Member member : members) {
            Basis basis = inputs.answers().bases().get(member.driver());
            if (basis == null) {
                String problem = inputs.answers().problems().getOrDefault(member.driver(), "There is no forecast");
                kept.add(kept(member, problem));
                notes.add(note(inputs, member, problem, warnings(inputs, member), null));
            }
            // Without a forecast it gets no plan, but the services that take over from it or are called by it must not
            // be
            // planned as if it were not there.
            services.add(planned(inputs, member, basis == null ? null : basis.recent()));
        }
        FleetRequest request = new FleetRequest(
                inputs.now(),
                inputs.answers().bases().values().stream().map(Basis::forecast).toList(),
                inputs.events(),
                services,
                inputs.situation().fleet().rates(),
                config.policy());
        Map<ServiceRegion, Member> byKey = members.stream().collect(Collectors.toMap(Member::key, Function.identity()));
        List<Decided> decided = new ArrayList<>();
        FleetResult rest = FleetPlanner.plan(request, made -> {
            Member member = Objects.requireNonNull(byKey.get(new ServiceRegion(made.service(), made.region())));
            if (made.result() instanceof PlanResult.Planned planned) {
                decided.add(decide(inputs, member, planned.plan()));
            } else if (made.result() instanceof PlanResult.Refused refused
                    && inputs.answers().bases().containsKey(member.driver())) {
                kept.add(kept(member, refused.reason()));
                notes.add(note(
                        inputs,
                        member,
                        refused.reason(),
                        warnings(inputs, member),
                        inputs.situation().inputs(member)));
            }
        });
        Map<ServiceRegion, CapacityPlan> keeping = withoutLowering(request, decided);
        List<CapacityPlan> plans = new ArrayList<>();
        for (Decided one : decided) {
            CapacityPlan next = next(inputs, one, keeping);
            if (next != null) {
                plans.add(next);
            }
            notes.add(new PlanHeads.Note(
                    status(inputs, one.member(), null, one.plan().warnings()),
                    one.succession().lowerWantedSince(),
                    inputs.situation().inputs(one.member())));
        }
        return new Outcome(plans, kept, notes, rest.alerts(), rest.latestSafeStart(), bases(request, plans));
    }

    private static Map<ServiceRegion, PlanBasis> bases(FleetRequest request, List<CapacityPlan> plans) {
        Map<ServiceRegion, PlanBasis> bases = new HashMap<>();
        Set<ServiceRegion> published = plans.stream()
                .map(plan -> new ServiceRegion(plan.service(), plan.region()))
                .collect(Collectors.toSet());
        for (PlannedService service : request.services()) {
            ServiceRegion key = new ServiceRegion(service.service(), service.region());
            if (published.contains(key)) {
                bases.put(key, PlanBasis.of(service, request.rates(), request.shape()));
            }
        }
        return bases;
    }

    private PlannedService planned(Inputs inputs, Member member, @Nullable Double recent) {
        ServiceReadiness known = inputs.readiness(member);
        ServiceRegistration declared = member.registration();
        ServiceRegistration service = known.planned(declared);
        return new PlannedService(
                service,
                member.policy(),
                inputs.inForce().get(member.key()),
                inputs.head(member).next(),
                inputs.now(),
                effect(inputs, member) != null,
                recent,
                known.stepsDone().stream()
                        .map(step -> PlannedService.stepKey(step.event(), step.name()))
                        .collect(Collectors.toSet()),
                service == declared ? null : declared.leadTime());
    }

    private Decided decide(Inputs inputs, Member member, CapacityPlan plan) {
        Succession succession = Succession.decide(
                inputs.inForce().get(member.key()),
                plan,
                inputs.now(),
                inputs.round().deliberate(),
                inputs.head(member).lowerWantedSince(),
                config.rhythm());
        return new Decided(member, plan, succession, effect(inputs, member) == Hold.Effect.FREEZE);
    }

    /** With the service's pause, also when nothing else is new: then the floors in force go out again. */
    private @Nullable CapacityPlan next(Inputs inputs, Decided one, Map<ServiceRegion, CapacityPlan> keeping) {
        CapacityPlan plan = unpaused(inputs, one, keeping);
        CapacityPlan inForce = inputs.inForce().get(one.member().key());
        String paused = inputs.readiness(one.member()).paused();
        if (plan == null) {
            return inForce == null || Objects.equals(inForce.paused(), paused)
                    ? null
                    : inForce.again(inputs.head(one.member()).next(), inputs.now(), paused);
        }
        return Objects.equals(plan.paused(), paused) ? plan : plan.again(plan.version(), plan.issuedAt(), paused);
    }

    private @Nullable CapacityPlan unpaused(Inputs inputs, Decided one, Map<ServiceRegion, CapacityPlan> keeping) {
        CapacityPlan inForce = inputs.inForce().get(one.member().key());
        // Or the libraries hold a version that is newer than the one in force here, whatever it says.
        if (inForce == null || inputs.head(one.member()).isBehind()) {
            return one.plan();
        }
        boolean runsOut =
                inForce.validUntil().isBefore(inputs.now().plus(config.rhythm().leastValidity()));
        if (one.frozen() && !runsOut) {
            return null;
        }
        return switch (one.succession().verdict()) {
            case KEEP -> null;
            case PUBLISH -> one.plan();
            case PUBLISH_WITHOUT_LOWERING -> keeping.get(one.member().key());
        };
    }

    /** What has to go out although it is not time to lower is planned again, with all others: they depend on each other. */
    private Map<ServiceRegion, CapacityPlan> withoutLowering(FleetRequest request, List<Decided> decided) {
        Map<ServiceRegion, CapacityPlan> plans = new HashMap<>();
        List<ServiceRegion> keep = decided.stream()
                .filter(one -> one.succession().verdict() == Verdict.PUBLISH_WITHOUT_LOWERING)
                .map(one -> one.member().key())
                .toList();
        if (keep.isEmpty()) {
            return plans;
        }
        Instant until = request.now().plus(config.rhythm().lowerAfter());
        List<PlannedService> services = request.services().stream()
                .map(service -> keep.contains(new ServiceRegion(service.service(), service.region()))
                        ? service.keepingUntil(until)
                        : service)
                .toList();
        FleetRequest again = new FleetRequest(
                request.now(), request.forecasts(), request.events(), services, request.rates(), request.shape());
        FleetPlanner.plan(again, made -> {
            if (made.result() instanceof PlanResult.Planned planned) {
                plans.put(new ServiceRegion(made.service(), made.region()), planned.plan());
            }
        });
        return plans;
    }

    private static Hold.@Nullable Effect effect(Inputs inputs, Member member) {
        Hold.Effect strongest = null;
        for (Hold hold : inputs.holds()) {
            if (hold.concerns(member.registration(), inputs.events())) {
                strongest = strongest == Hold.Effect.FREEZE ? strongest : hold.effect();
            }
        }
        return strongest;
    }

    private static KeptPlan kept(Member member, String problem) {
        return new KeptPlan(member.key().service(), member.key().region(), problem);
    }

    private static PlanHeads.Note note(
            Inputs inputs, Member member, String problem, List<String> warnings, @Nullable String planned) {
        return new PlanHeads.Note(
                status(inputs, member, problem, warnings), inputs.head(member).lowerWantedSince(), planned);
    }

    private static PlanningStatus status(
            Inputs inputs, Member member, @Nullable String problem, List<String> warnings) {
        return new PlanningStatus(member.key().service(), member.key().region(), inputs.now(), problem, warnings);
    }

    private static List<String> warnings(Inputs inputs, Member member) {
        CapacityPlan plan = inputs.inForce().get(member.key());
        return plan == null ? List.of() : plan.warnings();
    }
}
