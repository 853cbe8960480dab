package io.github.ae4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryPresetTest {
  /** The kit tries adapters with each preset: one that is new must be listed there. */
  @Test
  void listsThosePresetsHas() {
    Set<String> there = new TreeSet<>();
    for (Method method : Presets.class.getMethods()) {
      if (method.getReturnType() == Preset.class && method.getParameterCount() == 0) {
        there.add(method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT));
      }
    }
    Set<String> listed =
        Stream.of(EveryPreset.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, listed);
  }
}
