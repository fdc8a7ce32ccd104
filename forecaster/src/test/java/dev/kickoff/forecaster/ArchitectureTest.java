package dev.kickoff.forecaster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "dev.kickoff.forecaster", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_MODEL_IS_PURE = classes()
            .that()
            .resideInAPackage("..forecaster.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.kickoff.schemas",
                    "dev.kickoff.forecaster.model..",
                    "org.apache.commons.math3..",
                    "org.tribuo..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule THE_MODEL_READS_AND_WRITES_NOTHING = noClasses()
            .that()
            .resideInAPackage("..forecaster.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.sql..", "java.nio.file..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(File.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Files.class);

    @ArchTest
    static final ArchRule FILES_AND_BACKTEST_NEED_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("..forecaster.files..", "..forecaster.backtest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "dev.kickoff.edge..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.kickoff.forecaster.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOW_IS_WHAT_THE_INJECTED_CLOCK_SAYS = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
