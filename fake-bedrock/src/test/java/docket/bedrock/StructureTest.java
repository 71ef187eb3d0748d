package docket.bedrock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "docket.bedrock", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

    /** A fake made of the SDK's own classes would prove nothing about the wire. */
    @ArchTest
    static final ArchRule theFakeSpeaksTheWireWithoutTheSdk =
            noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");
}
