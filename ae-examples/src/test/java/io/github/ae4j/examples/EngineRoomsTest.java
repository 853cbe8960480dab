package io.github.ae4j.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What an engine module made public for its own rooms alone is used by nothing outside of it. */
@AnalyzeClasses(packages = "io.github.ae4j", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRoomsTest {
  private static final String DJL = "io.github.ae4j.djl";
  private static final String ND4J = "io.github.ae4j.nd4j";

  private static ArchRule barred(String module, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(module + "." + room + "..");
  }

  @ArchTest static final ArchRule FORMS_OF_DJL_ARE_BARRED = barred(DJL, "form");
  @ArchTest static final ArchRule PASSES_OF_DJL_ARE_BARRED = barred(DJL, "pass");
  @ArchTest static final ArchRule FORMS_OF_ND4J_ARE_BARRED = barred(ND4J, "form");
  @ArchTest static final ArchRule PASSES_OF_ND4J_ARE_BARRED = barred(ND4J, "pass");
  @ArchTest static final ArchRule DL4J_IS_BARRED = barred(ND4J, "dl4j");
  @ArchTest static final ArchRule SAMEDIFF_IS_BARRED = barred(ND4J, "samediff");
}
