package docket.reader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A package is a licence to import. */
@AnalyzeClasses(packages = "docket.reader", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule theReaderKnowsDocumentsAndPdfOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.xml..",
                    "javax.imageio..",
                    "org.w3c.dom..", // what the metadata of pictures comes as
                    "org.jspecify..",
                    "org.apache.pdfbox..",
                    "org.apache.fontbox..",
                    "org.apache.poi..",
                    "org.apache.james..",
                    "org.apache.commons..",
                    "org.jsoup..",
                    "org.commonmark..",
                    "com.rtfparserkit..",
                    "com.fasterxml.jackson..",
                    "docket.messages..",
                    "docket.documents",
                    "docket.reader..");

    @ArchTest
    static final ArchRule eachFormatKnowsItsOwnLibrary = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "docket.reader.office", "docket.reader.mail", "docket.reader.archive", "docket.reader.web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.poi..",
                    "org.apache.james..",
                    "org.apache.commons..",
                    "org.jsoup..",
                    "org.commonmark..",
                    "com.rtfparserkit..");

    @ArchTest
    static final ArchRule nothingInAFileCanReachTheNetwork = noClasses()
            .that()
            .resideOutsideOfPackage("docket.reader.worker") // which closes it, and finds its own jars
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..");

    @ArchTest
    static final ArchRule workersKnowNothingOfDocuments = noClasses()
            .that()
            .resideInAPackage("docket.reader.worker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("docket.reader", "docket.documents..", "docket.messages..");
}
