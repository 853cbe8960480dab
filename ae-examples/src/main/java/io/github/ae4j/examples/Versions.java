package io.github.ae4j.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions a result depends on: this project's, its engine's, the virtual machine's. */
public final class Versions implements IVersionProvider {
  private static final String RESOURCE = "versions.properties";

  /** Versions by name, in the order to show them. */
  public static Map<String, String> all() {
    Properties built = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " must be on the class path beside Versions");
      }
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("ae", built.getProperty("ae"));
    versions.put("DJL", built.getProperty("djl"));
    versions.put("PyTorch", built.getProperty("pytorch"));
    versions.put("ND4J", built.getProperty("nd4j"));
    versions.put("Java", System.getProperty("java.version"));
    versions.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }

  @Override
  public String[] getVersion() {
    return all().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toArray(String[]::new);
  }
}
