package dev.kickoff.transform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.kickoff", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nobodyReadsTheSystemClock = noClasses()
            .that()
            .resideInAPackage("dev.kickoff.transform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nobodyOutsideReachesTheInternals = noClasses()
            .that()
            .resideOutsideOfPackage("dev.kickoff.transform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.kickoff.transform.internal..");

    @ArchTest
    static final ArchRule theInternalsHaveNoCycles =
            slices().matching("dev.kickoff.transform.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheJdkGsonAndSlf4jAreUsed = noClasses()
            .that()
            .resideInAPackage("dev.kickoff.transform..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "com.google.gson..", "org.slf4j..", "org.jspecify..", "dev.kickoff..");
}
