package docket.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.local", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule onlyObjectsKnowsS3Proxy = noClasses()
            .that()
            .resideOutsideOfPackage("..objects..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gaul..", "software.amazon..");

    @ArchTest
    static final ArchRule onlyDatabaseKnowsPostgres = noClasses()
            .that()
            .resideOutsideOfPackage("..database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.zonky..", "org.postgresql..");

    @ArchTest
    static final ArchRule onlyKafkaKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackage("..kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..");

    @ArchTest
    static final ArchRule onlyMailKnowsMail = noClasses()
            .that()
            .resideOutsideOfPackage("..mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..");

    @ArchTest
    static final ArchRule partsDoNotGoRoundInCircles =
            slices().matching("docket.local.(*)..").should().beFreeOfCycles();
}
