package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ecology does not begin with or go on from. */
class EcologyRefusalsTest {
  private static final BilinearHost HOST = BilinearHost.drawn(1);
  private static final MetaController META = MetaController.random(7, 3, 0.3);

  @TempDir Path folder;

  private Path snapshot() throws IOException {
    Path file = folder.resolve("ecology.ae");
    try (Ecology ecology = Bed.start(Bed.config(), HOST, MetaController.random(7, 3, 0.3))) {
      ecology.generation();
      ecology.snapshot(file);
    }
    return file;
  }

  private static String refused(Path file, List<Task> training, MetaController meta) {
    return refused(file, Grader.exact(), training, meta);
  }

  private static String refused(
      Path file, Grader grader, List<Task> training, MetaController meta) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                Ecology.resume(
                    file,
                    Bed.config(),
                    HOST,
                    grader,
                    training,
                    Bed.SETS.selection(),
                    Long.MAX_VALUE,
                    meta))
        .getMessage();
  }

  @Test
  void aSnapshotThatWasCutIsRefusedByName() throws IOException {
    Path file = snapshot();
    byte[] bytes = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    for (int cut = 0; cut < 50; cut++) {
      Files.write(file, Arrays.copyOf(bytes, cut < 8 ? cut : random.nextInt(bytes.length)));
      String why = refused(file, Bed.SETS.training(), META);
      assertTrue(why.contains(file.toString()), why);
    }
  }

  @Test
  void aSnapshotOfOtherChoicesDepthsOrMetaControlIsRefused() throws IOException {
    Path file = snapshot();
    Task first = Bed.SETS.training().get(0);
    List<String> turned = new ArrayList<>(first.choices());
    Collections.reverse(turned);
    for (Task other :
        List.of(
            new Task(first.family(), first.depth(), first.prompt(), first.gold(), turned),
            new Task(first.family(), Depth.LONG, first.prompt(), first.gold(), first.choices()))) {
      List<Task> training = new ArrayList<>(Bed.SETS.training());
      training.set(0, other);
      String why = refused(file, training, META);
      assertTrue(why.contains(file.toString()) && why.contains("must be of this ecology"), why);
    }
    String why = refused(file, Bed.SETS.training(), MetaController.random(8, 3, 0.3));
    assertTrue(why.contains("must be of this ecology"), why);
  }

  @Test
  void aSnapshotOfAnotherGraderIsRefusedByName() throws IOException {
    Path file = snapshot();
    Grader lambda = (task, answer) -> 0.0;
    for (Grader other : List.of(Grader.near(0.5), Grader.named("mine", lambda), lambda)) {
      String why = refused(file, other, Bed.SETS.training(), META);
      String difference = "with grader " + other.name() + ", got one with grader exact";
      assertTrue(why.endsWith(difference), why);
    }
  }

  @Test
  void gradersAreToldApartByTheirNumbers() {
    assertEquals("near 0.25", Grader.near(0.25).name());
    assertEquals("exact", Grader.exact().name());
  }

  /** Counts how often it was closed. */
  private static final class Counted implements MetaController {
    private final MetaController meta = MetaController.fixed();
    private int closed;

    @Override
    public String name() {
      return meta.name();
    }

    @Override
    public Map<MetaParameter, Double> next(Map<MetaParameter, Double> now, double roi, int seen) {
      return meta.next(now, roi, seen);
    }

    @Override
    public String state() {
      return meta.state();
    }

    @Override
    public void restore(String state) {
      meta.restore(state);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static Ecology started(EcologyConfig config, List<Task> selection, MetaController meta) {
    return Ecology.start(
        config, HOST, Grader.exact(), Bed.SETS.training(), selection, Long.MAX_VALUE, meta);
  }

  @Test
  void whoeverIsHandedOverIsClosedByARefusal() throws IOException {
    Counted meta = new Counted();
    Path file = snapshot();
    refused(file, Bed.SETS.training(), meta);
    assertEquals(1, meta.closed, "of another ecology");
    Path none = folder.resolve("none.ae");
    assertThrows(IOException.class, () -> resumed(none, meta));
    assertEquals(2, meta.closed, "no file");
    assertThrows(
        IllegalArgumentException.class, () -> started(Bed.config(), Bed.SETS.training(), meta));
    assertEquals(3, meta.closed, "selection of training");
    EcologyConfig wide = Bed.config().with(draft -> draft.rank = draft.mostRank = 64);
    assertThrows(IllegalArgumentException.class, () -> started(wide, Bed.SETS.selection(), meta));
    assertEquals(4, meta.closed, "a rank above the width");
    started(Bed.config(), Bed.SETS.selection(), meta).close();
    assertEquals(5, meta.closed, "closed with the ecology");
  }

  private static Ecology resumed(Path file, MetaController meta) throws IOException {
    return Ecology.resume(
        file,
        Bed.config(),
        HOST,
        Grader.exact(),
        Bed.SETS.training(),
        Bed.SETS.selection(),
        Long.MAX_VALUE,
        meta);
  }

  @Test
  void aSelectionTaskThatIsLearnedFromIsRefused() {
    List<Task> selection = new ArrayList<>(Bed.SETS.selection());
    Task learned = Bed.SETS.training().get(5);
    selection.add(learned);
    String why =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Ecology.start(
                        Bed.config(),
                        HOST,
                        Grader.exact(),
                        Bed.SETS.training(),
                        selection,
                        Long.MAX_VALUE,
                        META))
            .getMessage();
    assertEquals("selection must have no prompt of training, got " + learned.prompt(), why);
  }

  private static EcologyConfig keeping(int keep, int episodes) {
    return Bed.config()
        .with(
            draft -> {
              draft.episodes = episodes;
              draft.selection = new Selection(keep, Selection.Parents.ALIKE);
            });
  }

  /** Merged children are protected for five generations; all that live must have an episode. */
  @Test
  void moreThatStayThanLiveOrTooFewEpisodesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> keeping(5, 64));
    assertThrows(IllegalArgumentException.class, () -> keeping(4, 8));
    assertEquals(9, keeping(4, 9).episodes());
    assertEquals(8, keeping(3, 8).episodes());
  }

  @Test
  void partsWithoutNumbersOrOrganellesAreRefused() {
    OrganelleId id = new OrganelleId(0);
    assertThrows(NullPointerException.class, () -> new Team(id, null, 0.0));
    assertThrows(
        IllegalArgumentException.class, () -> new Team(id, new OrganelleId(1), Double.NaN));
    LoraFactors factors = LoraMergeProperties.drawn(2, new SplittableRandom(1));
    HebbianRule rule = new HebbianRule(factors);
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> rule.trace(0, new double[11], new double[7], bad));
    }
  }
}
