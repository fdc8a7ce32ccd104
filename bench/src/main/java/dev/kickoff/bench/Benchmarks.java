package dev.kickoff.bench;

import java.util.List;

/** Prints what the suites measure. Ends with 1 if a target is missed, 2 on wrong use. */
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] suites) throws Exception {
        if (suites.length != 1 || !List.of("signal", "fleet", "planning").contains(suites[0])) {
            System.err.println("usage: Benchmarks signal|fleet|planning");
            System.exit(2);
        }
        List<Measured> measured =
                switch (suites[0]) {
                    case "signal" -> SignalSuite.run();
                    case "fleet" -> FleetSuite.run();
                    default -> PlanningSuite.run();
                };
        System.out.println(Measured.header());
        measured.forEach(System.out::println);
        System.exit(measured.stream().allMatch(Measured::met) ? 0 : 1);
    }
}
