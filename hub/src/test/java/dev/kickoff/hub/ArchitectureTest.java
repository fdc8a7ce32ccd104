package dev.kickoff.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

@AnalyzeClasses(packages = "dev.kickoff.hub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule planningAndReplayArePure = classes()
            .that()
            .resideInAnyPackage("..hub.planning..", "..hub.replay..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.kickoff.hub.planning..",
                    "dev.kickoff.hub.replay..",
                    "dev.kickoff.schemas..",
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.kickoff.hub.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nowComesFromTheInjectedClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "system", ZoneId.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
