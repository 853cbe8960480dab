package io.github.ae4j.examples.lab.systems.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AblationTest {
  private static final Setting SMOKE = new Setting(Scale.SMOKE, null);
  private final Ablation ablation = new Ablation();

  private Outcome run(String arm) {
    Arm found =
        ablation.arms(Scale.SMOKE).stream()
            .filter(one -> one.name().equals(arm))
            .findFirst()
            .orElseThrow();
    return ablation.run(found, 1L, SMOKE);
  }

  @Test
  void everyArmOfAClaimIsThere() {
    List<String> arms = ablation.arms(Scale.CPU).stream().map(Arm::name).toList();
    assertEquals(arms.size(), arms.stream().distinct().count());
    assertTrue(arms.contains("theory-adamw-without-ae4-digits@0.001"), () -> all(arms));
    assertTrue(arms.contains("ae-adamw-without-ae8-start-gauge-stream@10.0"), () -> all(arms));
    assertTrue(arms.contains("ae-adamw-regression@10.0"), () -> all(arms));
  }

  private static String all(List<String> arms) {
    return arms.stream().collect(Collectors.joining(" "));
  }

  @Test
  void theSpoiledBatchBreaksOnlyTheLoopWithoutItsScreen() {
    assertEquals(0.0, run("ae-adamw-regression@10.0").metrics().get("diverged"));
    assertEquals(1.0, run("ae-adamw-without-ae10-regression@10.0").metrics().get("diverged"));
  }

  @Test
  void theSameSeedGivesTheSameOutcome() {
    String arm = "theory-adamw-without-ae6-stream@10.0";
    assertEquals(run(arm).metrics(), run(arm).metrics());
  }
}
