package io.github.ae4j.examples.lab.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of a call share.
 *
 * @param scale how much is run
 * @param data folder with {@code mnist}, {@code cifar10} and {@code wikitext2}; null for data made in
 *     code
 */
public record Setting(Scale scale, @Nullable Path data) {}
