package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Logged;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Groups of an array's parameters that cannot be, and what a checkpoint says of others. */
class ArrayGroupRulesTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.01);
  private static final int SPLIT = 5;
  private static final int SIZE = 12;

  private static final ArraySettings APART =
      SETTINGS.withGroups(ArrayGroup.own("body", 0, SPLIT), ArrayGroup.own("head", SPLIT, SIZE));

  private static double[] start() {
    return new Random(3).doubles(SIZE, -1.0, 1.0).toArray();
  }

  @Test
  void aCheckpointNamesItsGroups() {
    try (ArrayTrainer apart =
            ArrayTrainer.steer(ArrayOptimizer.sgd(start(), APART), Presets.standard());
        ArrayTrainer plain =
            ArrayTrainer.steer(ArrayOptimizer.sgd(start(), SETTINGS), Presets.standard())) {
      assertTrue(
          apart
              .loop()
              .checkpoint()
              .contains("\ngroups: 2\ngroup body: [0, 5)\ngroup head: [5, 12)\n"));
      assertTrue(plain.loop().checkpoint().contains("\ngroups: 1\n"));
      String rule = "checkpoint is of another configuration: groups is ";
      refused(
          rule
              + "1, the checkpoint's is 2; parameters of group 0 is in the loop alone; group body"
              + " is in the checkpoint alone; group head is in the checkpoint alone; and 2 more",
          () -> plain.loop().restore(apart.loop().checkpoint()));
      refused(
          rule
              + "2, the checkpoint's is 1; group body is in the loop alone; group head is in the"
              + " loop alone; parameters of group body is in the loop alone; and 2 more",
          () -> apart.loop().restore(plain.loop().checkpoint()));
    }
  }

  /** Which group differs is said, and in what; a check says what a restore would, and takes nothing. */
  @Test
  void theGroupThatDiffersIsNamed() {
    ArrayGroup body = ArrayGroup.own("body", 0, 5);
    differs(
        "group tail is [5, 12) frozen, the checkpoint's is [5, 12) at 2.0 of body; parameters of"
            + " group body is 5, the checkpoint's is 12",
        List.of(body, ArrayGroup.frozen("tail", 5, 12)),
        List.of(body, ArrayGroup.sharing("tail", 5, 12, "body", 2.0)));
    differs(
        "group tail is [5, 12) at 2.0 of body, the checkpoint's is [5, 12) at 3.0 of body",
        List.of(body, ArrayGroup.sharing("tail", 5, 12, "body", 2.0)),
        List.of(body, ArrayGroup.sharing("tail", 5, 12, "body", 3.0)));
  }

  private static void differs(String how, List<ArrayGroup> own, List<ArrayGroup> saved) {
    try (ArrayTrainer one = trainer(own);
        ArrayTrainer other = trainer(saved)) {
      other.step(1.0, new double[SIZE]);
      String before = one.loop().checkpoint();
      String message = "checkpoint is of another configuration: " + how;
      refused(message, () -> one.loop().check(other.loop().checkpoint()));
      refused(message, () -> one.loop().restore(other.loop().checkpoint()));
      other.loop().check(other.loop().checkpoint());
      assertEquals(before, one.loop().checkpoint());
    }
  }

  private static ArrayTrainer trainer(List<ArrayGroup> groups) {
    ArraySettings settings = SETTINGS.withGroups(groups.toArray(ArrayGroup[]::new));
    return ArrayTrainer.steer(ArrayOptimizer.sgd(start(), settings), Presets.theory());
  }

  /** One slope tells the head from the rest: of two groups each would see a part of it, and none would ever reset. */
  @Test
  void partsOfAHeadShareWithOneGroup() {
    ArrayGroup a = ArrayGroup.own("a", 0, 5);
    ArrayGroup b = ArrayGroup.own("b", 5, 8);
    refused(
        "groups that are the head must share with one group, as parts of one head, got [w with a,"
            + " v with b]",
        a,
        b,
        ArrayGroup.head("w", 8, 10, "a"),
        ArrayGroup.head("v", 10, 12, "b"));
    try (ArrayTrainer trainer =
        trainer(
            List.of(a, b, ArrayGroup.head("w", 8, 10, "a"), ArrayGroup.head("v", 10, 12, "a")))) {
      assertEquals(List.of("a", "b"), trainer.loop().groups());
    }
  }

  /** A head that nothing would reset is said to be one at the start. */
  @Test
  void aHeadThatNoPartResetsIsSaid() {
    List<ArrayGroup> groups =
        List.of(ArrayGroup.own("a", 0, 5), ArrayGroup.head("head", 5, 12, "a"));
    assertEquals(
        1, Logged.by(ControlLoop.class, () -> trainer(groups).close()).size(), "Presets.theory()");
    ArraySettings settings = SETTINGS.withGroups(groups.toArray(ArrayGroup[]::new));
    ArrayOptimizer sgd = ArrayOptimizer.sgd(start(), settings);
    assertEquals(
        List.of(),
        Logged.by(ControlLoop.class, () -> ArrayTrainer.steer(sgd, Presets.standard()).close()));
  }

  private static void refused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  private static void refused(String message, ArrayGroup... groups) {
    refused(message, () -> ArrayOptimizer.adamW(new double[SIZE], SETTINGS.withGroups(groups)));
  }

  @Test
  void groupsThatDoNotFillTheArrayAreRefused() {
    ArrayGroup a = ArrayGroup.own("a", 0, 5);
    String rule = "groups must lie one behind the other, and ";
    refused(rule + "b [4, 12) overlaps a, up to 5", a, ArrayGroup.own("b", 4, 12));
    refused(rule + "b [6, 12) leaves a gap behind a, up to 5", a, ArrayGroup.own("b", 6, 12));
    refused(rule + "b [1, 12) leaves a gap behind the start, up to 0", ArrayGroup.own("b", 1, 12));
    refused(
        "groups must fill 12 coordinates like the parameters, got a [0, 5), b [5, 13)",
        a,
        ArrayGroup.own("b", 5, 13));
    refused("groups must fill 12 coordinates like the parameters, got a [0, 5)", a);
  }

  @Test
  void groupsThatNobodyLeadsAreRefused() {
    ArrayGroup a = ArrayGroup.own("a", 0, 5);
    String rule = "groups must share with one that has a state of its own, of ";
    refused(rule + "[a], and b shares with c", a, ArrayGroup.sharing("b", 5, 12, "c", 1.0));
    refused(
        rule + "[a], and c shares with b",
        a,
        ArrayGroup.sharing("b", 5, 6, "a", 1.0),
        ArrayGroup.sharing("c", 6, 12, "b", 1.0));
    refused(
        rule + "[a], and c shares with b",
        a,
        ArrayGroup.frozen("b", 5, 6),
        ArrayGroup.sharing("c", 6, 12, "b", 1.0));
    refused(
        "groups must not all be frozen: there is nothing to train, got b [0, 12) frozen",
        ArrayGroup.frozen("b", 0, 12));
    refused(
        "groups must have different names, got a [0, 5), a [5, 12)", a, ArrayGroup.own("a", 5, 12));
  }

  @Test
  void aGroupThatIsNoneIsRefused() {
    refused(
        "number of coordinates of group a must be positive and finite, got 0.0",
        () -> ArrayGroup.own("a", 3, 3));
    refused(
        "first coordinate of group a must be finite and at least 0.0, got -1.0",
        () -> ArrayGroup.own("a", -1, 3));
    refused("a group's name must be text of one line, got \" \"", () -> ArrayGroup.own(" ", 0, 3));
    Stream.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)
        .forEach(
            p ->
                refused(
                    "proportion of group b must be positive and finite, got " + p,
                    () -> ArrayGroup.sharing("b", 0, 3, "a", p)));
  }

  @Test
  void aTensorOfAdafactorLiesInOneGroup() {
    List<int[]> shapes = List.of(new int[] {2, 3}, new int[] {6});
    refused(
        "groups must not divide a tensor of Adafactor, and body [0, 5) divides the one at [0, 6)",
        () -> ArrayOptimizer.adafactor(new double[SIZE], shapes, APART));
  }
}
