package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a figure was measured on, in a line. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private Machine() {}

  /** Processor, cores, system, virtual machine and the versions a result depends on. */
  static String text() {
    Map<String, String> versions = Versions.all();
    return processor()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + versions.get("System")
        + ", "
        + System.getProperty("java.vm.name")
        + " "
        + versions.get("Java")
        + ", DJL "
        + versions.get("DJL")
        + ", PyTorch "
        + versions.get("PyTorch");
  }

  private static String processor() {
    try {
      List<String> lines = Files.readAllLines(PROCESSORS);
      return lines.stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("a processor without a name");
    } catch (IOException e) {
      return "a processor this system does not name"; // only Linux tells it in a file
    }
  }
}
