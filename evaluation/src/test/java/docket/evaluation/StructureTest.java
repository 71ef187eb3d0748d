package docket.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.evaluation", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule evaluationAsksEnginesAndNoQueueOrCloud = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..messaging..",
                    "..aws..",
                    "..config..",
                    "..transport..",
                    "software.amazon..",
                    "io.quarkus..",
                    "jakarta..",
                    "java.net..");
}
