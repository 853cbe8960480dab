/** A swarm's rounds on Apache Spark: {@link io.github.ae4j.spark.SparkRunner}. */
@NullMarked
package io.github.ae4j.spark;

import org.jspecify.annotations.NullMarked;
