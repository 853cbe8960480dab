package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerGroupContract;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.buffer.DataType;

/** The kit accepts DL4J's layers in two groups, of networks and graphs; both layers are one block of DL4J's. */
class NetworkGroupContractTest {
  private abstract static class InTwoGroups extends OptimizerGroupContract {
    private final String updater;
    private final DataType type;
    private final boolean graph;

    InTwoGroups(String updater, DataType type, boolean graph) {
      this.updater = updater;
      this.type = type;
      this.graph = graph;
    }

    private TwoLayers layers() {
      return new TwoLayers(Updaters.of(updater), type, graph);
    }

    private boolean isBody(String name) {
      return name.startsWith(layers().prefix(0));
    }

    private boolean isHead(String name) {
      return name.startsWith(layers().prefix(1));
    }

    private AdapterSubject both(Preset preset, ParameterGroup head) {
      return layers().both(preset, ParameterGroup.own("body", this::isBody), head);
    }

    @Override
    public int second() {
      return TwoLayers.SECOND;
    }

    @Override
    public AdapterSubject bare() {
      return layers().both(null);
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return both(preset, ParameterGroup.own("head", this::isHead));
    }

    @Override
    public AdapterSubject sharing(double proportion, Preset preset) {
      return both(preset, ParameterGroup.sharing("head", this::isHead, "body", proportion));
    }

    @Override
    public Optional<AdapterSubject> headed(Preset preset) {
      return Optional.of(both(preset, ParameterGroup.head("head", this::isHead, "body")));
    }

    @Override
    public AdapterSubject frozen(Preset preset) {
      return both(preset, ParameterGroup.frozen("head", this::isHead));
    }

    @Override
    public AdapterSubject alone(int group, Preset preset) {
      return layers().alone(group, preset);
    }
  }

  @Nested
  class OfAdam extends InTwoGroups {
    OfAdam() {
      super("Adam", DataType.FLOAT, false);
    }
  }

  @Nested
  class OfAdamOnDoubles extends InTwoGroups {
    OfAdamOnDoubles() {
      super("Adam", DataType.DOUBLE, false);
    }
  }

  @Nested
  class OfNesterovs extends InTwoGroups {
    OfNesterovs() {
      super("Nesterovs", DataType.FLOAT, false);
    }
  }

  @Nested
  class OfAmsGrad extends InTwoGroups {
    OfAmsGrad() {
      super("AMSGrad", DataType.FLOAT, false);
    }
  }

  @Nested
  class OfAdamInAGraph extends InTwoGroups {
    OfAdamInAGraph() {
      super("Adam", DataType.FLOAT, true);
    }
  }

  @Nested
  class OfAdamOnDoublesInAGraph extends InTwoGroups {
    OfAdamOnDoublesInAGraph() {
      super("Adam", DataType.DOUBLE, true);
    }
  }

  @Nested
  class OfNesterovsInAGraph extends InTwoGroups {
    OfNesterovsInAGraph() {
      super("Nesterovs", DataType.FLOAT, true);
    }
  }
}
