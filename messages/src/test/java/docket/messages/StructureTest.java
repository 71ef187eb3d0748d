package docket.messages;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "docket.messages", importOptions = DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule messagesKnowOnlyJson = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "docket.messages..", "com.fasterxml.jackson..", "org.jspecify..")
            .because("a message is read by five services and must drag nothing along");
}
