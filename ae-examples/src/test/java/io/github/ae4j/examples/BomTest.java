package io.github.ae4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bill of materials names every module that is published, and no other. */
class BomTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
  private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(ae-.*)</artifactId>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*</parent>");

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static String pom(String folder) throws IOException {
    String pom = Files.readString(ROOT.resolve(folder).resolve("pom.xml"));
    return PARENT.matcher(pom).replaceFirst("");
  }

  @Test
  void listsEveryPublishedModule() throws IOException {
    Set<String> published = new HashSet<>();
    for (String module : all(MODULE, pom(""))) {
      String pom = pom(module);
      boolean jar = !pom.contains("<packaging>pom</packaging>");
      if (jar && !pom.contains("<maven.deploy.skip>true</maven.deploy.skip>")) {
        published.addAll(all(ARTIFACT, own(pom)));
      }
    }
    assertTrue(published.size() >= 3, published::toString);
    String bom = pom("ae-core/bom");
    Set<String> listed = all(ARTIFACT, bom.substring(bom.indexOf("<dependencyManagement>")));
    assertEquals(published, listed);
    assertTrue(bom.contains("<classifier>testkit</classifier>"));
  }

  /** What stands before the first section: the module's own coordinates. */
  private static String own(String pom) {
    return pom.substring(0, pom.indexOf("<name>"));
  }
}
