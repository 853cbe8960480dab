package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ecology.Control;
import io.github.ae4j.ecology.EcologyConfig;
import io.github.ae4j.ecology.Host;
import io.github.ae4j.ecology.MetaParameter;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeTest {
  private static final HostScale SCALE = new HostScale(0.02, 0.37, 40, new TaskSets.Sizes(8, 4, 2));

  @Test
  void eachControlIsAnArm() {
    Set<Control> controls = EnumSet.noneOf(Control.class);
    for (Life life : Life.values()) {
      controls.add(life.config(1, SCALE).control());
    }
    assertEquals(EnumSet.allOf(Control.class), controls);
    for (Life life : Life.values()) {
      double agreement = life.config(1, SCALE).consensus().strength();
      assertEquals(life == Life.CONSENSUS, agreement > 0.0, life.label());
    }
  }

  @Test
  void theHelpNamesEachArm() {
    String help = Run.of("ecology", "run", "--help").out().replaceAll("\\s+", " ");
    for (Life life : Life.values()) {
      assertTrue(help.matches(".*[ ,]" + life.label() + "[ ,].*"), life.label());
    }
  }

  @Test
  void theHostsNumbersAreUsed() {
    for (Life life : List.of(Life.HEBBIAN, Life.SHUFFLED_REWARDS)) {
      EcologyConfig config = life.config(1, SCALE);
      assertEquals(Plasticity.hebbian(0.37), config.plasticity());
      assertEquals(0.37, config.parameters().get(MetaParameter.RATE));
      assertEquals(40, config.episodes());
    }
    assertEquals(Plasticity.backprop(0.02), Life.FULL.config(1, SCALE).plasticity());
    assertEquals(Plasticity.backprop(0.0), Life.FROZEN.config(1, SCALE).plasticity());
    assertTrue(HostChoice.TINY.scale().hebbianRate() < HostChoice.BILINEAR.scale().hebbianRate());
  }

  /** What is told of a life is a world's operations, so that the remaining time is that of the rest. */
  @Test
  void progressEndsWhereTheOperationsDo(@TempDir Path folder) throws IOException {
    TaskSets sets = TaskSets.generate(1, SCALE.sizes());
    RunSettings settings = new RunSettings("bilinear", 30, 1, List.of("base"), null, null);
    Host host = HostChoice.BILINEAR.open(settings, 1, List.of(sets), folder);
    World world = World.of(1, host, sets, 30, SCALE);
    long[] told = new long[1];
    Lives lives = new Lives(world, folder, operations -> told[0] += operations);
    int count = 0;
    for (Life life : List.of(Life.BASE, Life.SFT, Life.FULL, Life.FULL)) {
      lives.live(life);
      assertEquals(++count * world.operations(), told[0], life.label());
    }
  }
}
