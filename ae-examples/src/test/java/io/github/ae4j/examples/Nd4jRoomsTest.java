package io.github.ae4j.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What ae-nd4j made public for its rooms' sake is not used outside. */
@AnalyzeClasses(
    packages = "io.github.ae4j",
    importOptions = {ImportOption.DoNotIncludeTests.class, Nd4jRoomsTest.OutsideNd4j.class})
class Nd4jRoomsTest {
  /** Leaves out what may see the rooms: the module itself. */
  static final class OutsideNd4j implements ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("/io/github/ae4j/nd4j/");
    }
  }

  private static ArchRule barred(String room) {
    return noClasses().should().dependOnClassesThat().resideInAPackage(room);
  }

  @ArchTest static final ArchRule FORM_IS_BARRED = barred("io.github.ae4j.nd4j.form..");
  @ArchTest static final ArchRule PASS_IS_BARRED = barred("io.github.ae4j.nd4j.pass..");
  @ArchTest static final ArchRule DL4J_IS_BARRED = barred("io.github.ae4j.nd4j.dl4j..");
  @ArchTest static final ArchRule SAMEDIFF_IS_BARRED = barred("io.github.ae4j.nd4j.samediff..");
}
