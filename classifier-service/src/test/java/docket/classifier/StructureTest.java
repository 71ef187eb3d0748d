package docket.classifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.classifier", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule theDomainIsPlainJava = classes()
            .that()
            .resideInAPackage("docket.classifier")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.xml.stream..",
                    "javax.xml..",
                    "org.jspecify..",
                    "docket.messages..",
                    "docket.documents",
                    "docket.reader",
                    "docket.classifier");

    @ArchTest
    static final ArchRule onlyAwsKnowsAws = noClasses()
            .that()
            .resideOutsideOfPackage("..aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule onlyModelKnowsModels = noClasses()
            .that()
            .resideOutsideOfPackages("..model..", "..config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("docket.model..");

    @ArchTest
    static final ArchRule onlyDoorsKnowQueues = noClasses()
            .that()
            .resideOutsideOfPackages("..messaging..", "..aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.reactive..", "io.smallrye.reactive..");
}
