package io.github.ae4j.examples.digits;

import ai.djl.Application;
import ai.djl.basicdataset.BasicDatasets;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import io.github.ae4j.examples.BadInput;
import java.io.IOException;

/** MNIST's 60,000 training pictures from DJL's own repository, which keeps them in its cache. */
public final class MnistDownload {
  private static final String NAME = "mnist";
  private static final String VERSION = "1.0";

  private MnistDownload() {}

  /**
   * Downloads what is not in the cache yet and reads it.
   *
   * @throws BadInput if it cannot be had
   */
  public static Digits read() {
    Repository repository = BasicDatasets.REPOSITORY;
    MRL mnist =
        repository.dataset(
            Application.CV.IMAGE_CLASSIFICATION, BasicDatasets.GROUP_ID, NAME, VERSION);
    try {
      Artifact artifact = mnist.getDefaultArtifact();
      if (artifact == null) {
        throw new IOException("the repository does not list it");
      }
      mnist.prepare(artifact);
      return MnistFolder.digits(
          "MNIST, training pictures, from DJL's repository",
          idx(repository, artifact, "train_data", 3),
          idx(repository, artifact, "train_labels", 1));
    } catch (IOException e) {
      throw new BadInput("MNIST must be reachable for --download, got " + e, e);
    }
  }

  private static IdxFile idx(Repository repository, Artifact artifact, String item, int rank) {
    Artifact.Item file = artifact.getFiles().get(item);
    return IdxFile.read(item, () -> repository.openStream(file, null), rank);
  }
}
