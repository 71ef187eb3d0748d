package docket.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.cli", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule processesArePlainJava = classes()
            .that()
            .resideInAPackage("docket.cli.stack")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "docket.cli.stack")
            .because("tests, benchmarks and an unbuilt tree use them");

    @ArchTest
    static final ArchRule checksArePlainJava = classes()
            .that()
            .resideInAPackage("docket.cli.check")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "com.sun.management..", "org.jspecify..", "docket.cli.check", "docket.cli.stack")
            .because("they run from their sources before anything is built");

    @ArchTest
    static final ArchRule onlyCommandsKnowPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("docket.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheClientSpeaksHttp = noClasses()
            .that()
            .resideInAPackage("docket.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");
}
