package docket.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.samples", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule samplesKnowNothingOfTheServices = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.apache.pdfbox..",
                    "org.apache.fontbox..",
                    "com.fasterxml.jackson..",
                    "docket.samples");
}
