package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ecology.GenerationRecord;
import io.github.ae4j.ecology.GenerationRecord.OrganelleState;
import io.github.ae4j.ecology.Lineage;
import io.github.ae4j.ecology.OrganelleId;
import io.github.ae4j.ecology.Origin;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The drawing of who lived when, and of whom. */
class FamilyTreeTest {
  private static Lineage of(int number, Origin origin, int born, Integer... parents) {
    return new Lineage(
        new OrganelleId(number),
        origin,
        Arrays.stream(parents).map(OrganelleId::new).toList(),
        born);
  }

  private static GenerationRecord generation(int number, Integer... living) {
    List<OrganelleState> states =
        Arrays.stream(living).map(o -> new OrganelleState(o, 8, 1.0, 1.0, 0.5)).toList();
    return new GenerationRecord(number, 0, 0, 0, 0.0, 0.0, states, List.of(), Map.of(), List.of());
  }

  /** Two founders; o3 merged of both in generation 1; o2 ends, o4 takes its lane; o5 is not born yet. */
  private final FamilyTree tree =
      new FamilyTree(
          List.of(
              of(1, Origin.FOUNDER, 0),
              of(2, Origin.FOUNDER, 0),
              of(3, Origin.MERGED, 1, 1, 2),
              of(4, Origin.OFFSPRING, 1, 1),
              of(5, Origin.OFFSPRING, 2, 3)),
          List.of(generation(0, 1, 2), generation(1, 1, 2, 3), generation(2, 1, 3, 4)));

  @Test
  void barsAreTheGenerationsThatWereLived() {
    List<FamilyTree.Bar> bars = tree.bars();
    assertEquals(4, bars.size());
    int[][] expected = {{0, 2, 0}, {0, 1, 1}, {1, 2, 2}, {2, 2, 1}};
    for (int i = 0; i < expected.length; i++) {
      FamilyTree.Bar bar = bars.get(i);
      assertEquals(expected[i][0], bar.first(), bar.toString());
      assertEquals(expected[i][1], bar.last(), bar.toString());
      assertEquals(expected[i][2], bar.lane(), bar.toString());
    }
  }

  @Test
  void aMergedOneHasALineFromEachParent() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(tree.svg())));
    assertEquals(4, svg.getElementsByTagName("rect").getLength());
    assertEquals(3, svg.getElementsByTagName("path").getLength());
    assertTrue(tree.svg().contains("o3, merged of o1 + o2"), tree.svg());
  }
}
