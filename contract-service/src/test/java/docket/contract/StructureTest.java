package docket.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.contract", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule theDomainIsPlainJava = classes()
            .that()
            .resideInAPackage("docket.contract")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "docket.messages..",
                    "docket.documents",
                    "docket.reader",
                    "docket.contract");

    @ArchTest
    static final ArchRule theLocalEngineIsPlainJava = classes()
            .that()
            .resideInAPackage("docket.contract.local")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "docket.messages..",
                    "docket.documents",
                    "docket.reader",
                    "docket.contract",
                    "docket.contract.local");

    @ArchTest
    static final ArchRule onlyAwsKnowsAws = noClasses()
            .that()
            .resideOutsideOfPackage("..aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule onlyDoorsKnowQueues = noClasses()
            .that()
            .resideOutsideOfPackages("..messaging..", "..aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.reactive..", "io.smallrye.reactive..");
}
