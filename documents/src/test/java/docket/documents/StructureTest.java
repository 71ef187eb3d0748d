package docket.documents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "docket.documents", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule onlyS3KnowsS3 = noClasses()
            .that()
            .resideOutsideOfPackage("docket.documents.s3..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");
}
