package docket.review;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.review", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule theDomainIsPlainJava = classes()
            .that()
            .resideInAPackage("docket.review")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "docket.messages..", "docket.documents", "docket.review");

    @ArchTest
    static final ArchRule onlyAwsKnowsAws = noClasses()
            .that()
            .resideOutsideOfPackages("..aws..", "..messaging..", "docket.review.knowledge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule onlyMessagingKnowsQueues = noClasses()
            .that()
            .resideOutsideOfPackage("..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.reactive..", "io.smallrye.reactive..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackages("..store..", "..messaging..", "docket.review.knowledge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule onlyTheWebKnowsHttp = noClasses()
            .that()
            .resideOutsideOfPackage("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx.ext.web..", "io.vertx.core.http..");

    @ArchTest
    static final ArchRule onlyMailKnowsMail = noClasses()
            .that()
            .resideOutsideOfPackage("..mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.mailer..", "io.vertx.ext.mail..");

    @ArchTest
    static final ArchRule onlyPagesKnowTheReader = noClasses()
            .that()
            .resideOutsideOfPackages("..pages..", "..contracts..", "docket.review.knowledge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("docket.reader..");

    @ArchTest
    static final ArchRule onlyTheDeskKnowsContracts = noClasses()
            .that()
            .resideOutsideOfPackage("..review.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("docket.contract..");

    @ArchTest
    static final ArchRule onlySettingsKnowTheirReaders = noClasses()
            .that()
            .resideOutsideOfPackage("..review.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("docket.invoice..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching("docket.review.(*)..").should().notDependOnEachOther();
}
