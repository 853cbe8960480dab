package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What comes with ae-core into a program: a log's interface and annotations, and nothing else. */
class RuntimeDependenciesTest {
  @Test
  void areALogAndAnnotations() throws Exception {
    Path pom = Path.of(System.getProperty("basedir", ".")).resolve("pom.xml");
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    NodeList dependencies = document.getElementsByTagName("dependency");
    TreeSet<String> required = new TreeSet<>();
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      if (!text(dependency, "scope").equals("test")
          && !text(dependency, "optional").equals("true")) {
        required.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
      }
    }
    assertEquals("[org.jspecify:jspecify, org.slf4j:slf4j-api]", required.toString());
  }

  private static String text(Element element, String name) {
    NodeList children = element.getElementsByTagName(name);
    return children.getLength() == 0 ? "" : children.item(0).getTextContent().strip();
  }
}
