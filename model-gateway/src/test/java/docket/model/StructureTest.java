package docket.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.model", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule portsKnowOnlyJson = classes()
            .that()
            .resideInAPackage("docket.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", "docket.model");

    @ArchTest
    static final ArchRule theUseCaseKnowsNoHost = noClasses()
            .that()
            .resideInAnyPackage("docket.model.ask", "docket.model.reach", "docket.model.form", "docket.model.prompt")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "java.sql..", "javax.sql..", "java.net.http..", "io.micrometer..");

    @ArchTest
    static final ArchRule onlyAwsKnowsAws = noClasses()
            .that()
            .resideOutsideOfPackage("docket.model.aws")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");

    @ArchTest
    static final ArchRule nothingServes = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.quarkus..", "com.sun.net.httpserver..");
}
