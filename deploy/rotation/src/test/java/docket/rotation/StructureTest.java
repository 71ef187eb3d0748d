package docket.rotation;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packages = "docket.rotation", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule decisionsArePlainJava = ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("docket.rotation")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "docket.rotation", "org.jspecify..");
}
