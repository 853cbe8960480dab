/** {@code ae machine}: a run that halts, and programs trained on a tape. */
@NullMarked
package io.github.ae4j.examples.machine;

import org.jspecify.annotations.NullMarked;
